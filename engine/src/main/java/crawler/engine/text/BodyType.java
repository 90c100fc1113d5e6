package crawler.engine.text;

import java.util.Locale;
import java.util.Map;

/** The kinds of bodies that are treated differently. */
public enum BodyType {
    HTML,
    XML,
    JSON,
    TEXT,
    BINARY;

    private static final int SNIFFED = 512;
    private static final Map<String, BodyType> ENDINGS = Map.of(
            "html", HTML, "htm", HTML, "xhtml", HTML, "xml", XML, "rss", XML, "atom", XML, "json", JSON, "txt", TEXT);

    /** By Content-Type if it says something, then by the ending of the URL's path, then by the first bytes. */
    public static BodyType of(String contentType, String url, byte[] body) {
        String mime = mime(contentType);
        BodyType declared = ofMime(mime);
        if (declared != null) {
            return declared;
        }
        BodyType named = ENDINGS.get(ending(url));
        return named != null ? named : sniff(body);
    }

    private static String mime(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static BodyType ofMime(String mime) {
        if (mime.isEmpty() || mime.equals("application/octet-stream") || mime.equals("application/x-unknown")) {
            return null;
        }
        if (mime.equals("text/html")
                || mime.equals("application/xhtml+xml")
                || mime.equals("application/vnd.wap.xhtml+xml")) {
            return HTML;
        }
        if (mime.endsWith("/xml") || mime.endsWith("+xml")) {
            return XML;
        }
        if (mime.endsWith("/json") || mime.endsWith("+json") || mime.equals("application/x-json")) {
            return JSON;
        }
        if (mime.startsWith("text/") || mime.endsWith("javascript")) {
            return TEXT;
        }
        return BINARY;
    }

    private static String ending(String url) {
        int end = url.length();
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        end = query < 0 ? end : Math.min(end, query);
        end = fragment < 0 ? end : Math.min(end, fragment);
        int dot = url.lastIndexOf('.', end - 1);
        int slash = url.lastIndexOf('/', end - 1);
        return dot > slash ? url.substring(dot + 1, end).toLowerCase(Locale.ROOT) : "";
    }

    private static BodyType sniff(byte[] body) {
        int length = Math.min(body.length, SNIFFED);
        StringBuilder start = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int octet = body[i] & 0xff;
            if (octet < 0x09 || (octet > 0x0d && octet < 0x20 && octet != 0x1b)) {
                return BINARY;
            }
            start.append((char) octet);
        }
        String text = start.toString().stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<?xml")) {
            return text.contains("<html") ? HTML : XML;
        }
        return text.contains("<html") || text.contains("<!doctype html") || text.startsWith("<") ? HTML : TEXT;
    }
}
