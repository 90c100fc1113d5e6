package crawler.engine.download;

import java.util.HashMap;
import java.util.Map;

/** The phrases of statuses, in the words of Twisted, which Scrapy's stat keys are made of. */
public final class Statuses {
    private static final Map<Integer, String> PHRASES = new HashMap<>();

    static {
        add(100, "Continue", "Switching Protocols");
        add(200, "OK", "Created", "Accepted", "Non-Authoritative Information", "No Content", "Reset Content.");
        add(206, "Partial Content", "Multi-Status");
        add(300, "Multiple Choices", "Moved Permanently", "Found", "See Other", "Not Modified", "Use Proxy");
        add(307, "Temporary Redirect", "Permanent Redirect");
        add(400, "Bad Request", "Unauthorized", "Payment Required", "Forbidden", "Not Found", "Method Not Allowed");
        add(406, "Not Acceptable", "Proxy Authentication Required", "Request Time-out", "Conflict", "Gone");
        add(411, "Length Required", "Precondition Failed", "Request Entity Too Large", "Request-URI Too Long");
        add(415, "Unsupported Media Type", "Requested Range not satisfiable", "Expectation Failed");
        add(500, "Internal Server Error", "Not Implemented", "Bad Gateway", "Service Unavailable", "Gateway Time-out");
        add(505, "HTTP Version not supported");
        add(507, "Insufficient Storage Space");
        add(510, "Not Extended");
    }

    private Statuses() {}

    private static void add(int first, String... phrases) {
        for (int i = 0; i < phrases.length; i++) {
            PHRASES.put(first + i, phrases[i]);
        }
    }

    /** Number and phrase: {@code 503 Service Unavailable}, {@code 599 Unknown Status}. */
    public static String message(int status) {
        return status + " " + PHRASES.getOrDefault(status, "Unknown Status");
    }
}
