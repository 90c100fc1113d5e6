package crawler.engine;

import crawler.engine.select.Selector;
import crawler.engine.text.BodyType;
import crawler.engine.text.TextEncoding;
import crawler.engine.url.BaseUrl;
import java.nio.charset.Charset;

/**
 * The body of a response and what is made of it when it is first asked for: its kind, its text, its document. Shared by
 * the copies of a response; for one thread at a time.
 */
final class Content {
    private final String url;
    private final Headers headers;
    private final byte[] body;
    private BodyType type;
    private TextEncoding encoding;
    private String text;
    private Selector document;
    private BaseUrl base;
    private boolean asked;

    Content(String url, Headers headers, byte[] body) {
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    Content withBody(byte[] newBody) {
        return new Content(url, headers, newBody);
    }

    byte[] body() {
        return body;
    }

    BodyType type() {
        if (type == null) {
            type = BodyType.of(headers::get, url, body);
        }
        return type;
    }

    Charset charset() {
        return encoding().charset();
    }

    private TextEncoding encoding() {
        if (encoding == null) {
            encoding = TextEncoding.of(headers.get("Content-Type").orElse(""), body);
        }
        return encoding;
    }

    String text() {
        if (text == null) {
            text = encoding().decode(body);
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
                default -> Selector.html(text(), url);
            };
        }
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

    /** jsoup has noticed while it parsed whether there is a {@code <base>}; looking for one would be a walk for nothing. */
    private String baseHref() {
        boolean noBase = document().node().map(top -> top.baseUri().equals(url)).orElse(true);
        if (noBase) {
            return url;
        }
        String href = document().css("base::attr(href)").get();
        return href.isBlank() ? url : BaseUrl.of(url).resolve(href);
    }
}
