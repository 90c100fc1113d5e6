package crawler.engine.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of bodies that are treated differently: Scrapy's classes of responses. */
public enum BodyType {
    HTML,
    XML,
    JSON,
    TEXT,
    BINARY;

    private static final int SNIFFED = 5000;
    private static final Map<String, BodyType> MIMES = new HashMap<>();
    private static final Map<String, BodyType> ENDINGS = new HashMap<>();

    static {
        MIMES.put("text/html", HTML);
        MIMES.put("application/xhtml+xml", HTML);
        MIMES.put("application/vnd.wap.xhtml+xml", HTML);
        MIMES.put("text/xml", XML);
        for (String mime : List.of("atom+xml", "rdf+xml", "rss+xml", "xml")) {
            MIMES.put("application/" + mime, XML);
        }
        for (String mime : List.of("json", "x-json", "json-amazonui-streaming")) {
            MIMES.put("application/" + mime, JSON);
        }
        MIMES.put("application/javascript", TEXT);
        MIMES.put("application/x-javascript", TEXT);
        endings(HTML, "htm html shtml xht xhtml");
        endings(XML, "atom rdf rss wsdl xml xpdl xsd xsl");
        endings(JSON, "json");
        endings(
                TEXT,
                "323 asc bib boo brf c c++ cc cls cpp csh css csv cxx d diff etx gcd h h++ hh hpp hs htc hxx ics icz jad"
                        + " java js ksh lhs ltx mjs mml moc n3 p pas patch pl pm pot py rtx scala sct sgm sgml sh srt sty"
                        + " tcl tex text tk tm ts tsv txt uls vcf vcs vtt wml wmls wsc");
    }

    private static void endings(BodyType type, String endings) {
        Arrays.stream(endings.split(" ")).forEach(ending -> ENDINGS.put(ending, type));
    }

    /** By what is said of it, then by its first bytes. */
    public static BodyType of(Function<String, Optional<String>> header, String url, byte[] body) {
        return ofHeaders(header, url).orElseGet(() -> ofBytes(body));
    }

    /**
     * By Content-Type, unless the body is still compressed; then by the name of the file in Content-Disposition, then by the
     * ending of the URL's path; empty when none of them tells.
     *
     * @param header the value of the header of a name
     */
    public static Optional<BodyType> ofHeaders(Function<String, Optional<String>> header, String url) {
        boolean compressed = header.apply("Content-Encoding")
                .filter(value -> !value.isEmpty())
                .isPresent();
        return (compressed ? Optional.<String>empty() : header.apply("Content-Type"))
                .flatMap(value -> ofMime(new ContentType(value).mime()))
                .or(() -> header.apply("Content-Disposition").flatMap(BodyType::ofDisposition))
                .or(() -> ofName(path(url)));
    }

    private static Optional<BodyType> ofMime(String mime) {
        boolean text = mime.startsWith("text/") || mime.equals("text");
        return Optional.ofNullable(MIMES.getOrDefault(mime, text ? TEXT : null));
    }

    /** By the value of its first parameter, whatever that is called. */
    private static Optional<BodyType> ofDisposition(String disposition) {
        String[] parts = disposition.split(";", 3);
        String[] named = parts.length < 2 ? parts : parts[1].split("=", 3);
        return parts.length < 2 || named.length < 2 ? Optional.empty() : ofName(unquoted(named[1]));
    }

    private static String unquoted(String name) {
        return name.replaceAll("^[\"']+|[\"']+$", "");
    }

    /** A dot at the beginning of a name begins no ending. */
    private static Optional<BodyType> ofName(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') + 1
                ? Optional.empty()
                : Optional.ofNullable(ENDINGS.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    private static String path(String url) {
        int end = url.length();
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        end = query < 0 ? end : query;
        end = fragment < 0 ? end : Math.min(end, fragment);
        int authority = url.indexOf("://");
        int start = authority < 0 ? 0 : url.indexOf('/', authority + 3);
        return start < 0 || start > end ? "" : url.substring(start, end);
    }

    /** Scrapy's rule, which lets NUL pass as text. */
    private static BodyType ofBytes(byte[] body) {
        int length = Math.min(body.length, SNIFFED);
        for (int i = 0; i < length; i++) {
            int octet = body[i];
            if (octet >= 0 && octet < ' ' && octet != 0 && octet != '\t' && octet != '\n' && octet != '\r') {
                return BINARY;
            }
        }
        String text = new String(body, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (text.contains("<html>")) {
            return HTML;
        }
        if (text.contains("<?xml")) {
            return XML;
        }
        return text.contains("<!doctype html>") ? HTML : TEXT;
    }
}
