package crawler.engine;

import crawler.engine.body.Body;
import crawler.engine.select.Selector;
import crawler.engine.text.BodyType;
import crawler.engine.text.TextEncoding;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a response and what is made of it when it is first asked for: its kind, its text, its document. Shared by
 * the copies of a response; for one thread at a time.
 */
final class Content {
    private static final int SMALL = 64 * 1024;

    private final String url;
    private final Headers headers;
    private final Body body;
    private BodyType type;
    private TextEncoding encoding;
    private String text;
    private JsonNode json;
    private Selector document;
    private BaseUrl base;
    private boolean asked;

    Content(String url, Headers headers, Body body) {
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    Content withBody(Body newBody) {
        return new Content(url, headers, newBody);
    }

    Content withEncoding(Charset charset) {
        Content read = new Content(url, headers, body);
        read.encoding = TextEncoding.as(charset, body.bytes());
        return read;
    }

    Body body() {
        return body;
    }

    BodyType type() {
        if (type == null) {
            type = BodyType.of(headers::last, url, start());
        }
        return type;
    }

    /** Enough of the body to see what it is. */
    private byte[] start() {
        if (body.size() <= SMALL) {
            return body.bytes();
        }
        try (InputStream in = body.open()) {
            return in.readNBytes(SMALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Charset charset() {
        return encoding().charset();
    }

    private TextEncoding encoding() {
        if (encoding == null) {
            encoding = TextEncoding.of(headers.last("Content-Type").orElse(""), body.bytes());
        }
        return encoding;
    }

    String text() {
        if (text == null) {
            text = encoding().decode(body.bytes());
        }
        return text;
    }

    Selector document() {
        asked = true;
        prepare();
        return document;
    }

    void prepare() {
        if (document == null) {
            document = switch (type()) {
                case XML -> Selector.xml(text());
                case JSON -> Selector.json(text());
                case HTML -> Selector.html(text(), url);
                case TEXT, BINARY -> Selector.of(text(), url);
            };
        }
    }

    /** JSON is UTF-8, whatever the header says (RFC 8259, 8.1), but what is not may still be readable as it says. */
    JsonNode json() {
        if (json == null) {
            json = read(body.bytes());
        }
        return json;
    }

    private JsonNode read(byte[] bytes) {
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            return read(text());
        }
    }

    private JsonNode read(String decoded) {
        try {
            return JsonMapper.shared().readTree(decoded);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "there is no JSON in " + url + ": " + place(e) + e.getOriginalMessage(), e);
        }
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    boolean documentWasAsked() {
        return asked;
    }

    BaseUrl base() {
        if (base == null) {
            base = BaseUrl.of(type() == BodyType.HTML ? baseHref() : url);
        }
        return base;
    }

    /**
     * jsoup has noticed while it parsed whether there is a {@code <base>}; looking for one would be a walk for nothing. One that
     * is no URL counts as little as in browsers.
     */
    private String baseHref() {
        boolean noBase = document().node().map(top -> top.baseUri().equals(url)).orElse(true);
        if (noBase) {
            return url;
        }
        String href = document().css("base::attr(href)").get();
        try {
            return href.isBlank() ? url : SafeUrl.of(BaseUrl.of(url).resolve(href), charset());
        } catch (InvalidUrlException e) {
            return url;
        }
    }
}
