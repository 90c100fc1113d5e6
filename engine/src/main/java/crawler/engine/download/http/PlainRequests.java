package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.url.UrlParts;
import crawler.reactor.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our requests as plain HTTP/1.1, where they are as simple as nearly all are. */
final class PlainRequests {
    private static final String SCHEME = "http://";
    private static final byte[] NO_BODY = {};

    private PlainRequests() {}

    /**
     * The request as it is sent: its URL and its headers word for word. Nothing for one that is not plain http, or has
     * something that needs more than is done here: a host that is no simple name, or headers that change how messages are
     * framed.
     */
    static Optional<HttpRequest> of(Request request) {
        String url = request.url();
        if (!url.startsWith(SCHEME) || !isPrintable(url, request.is(Request.VERBATIM_URL))) {
            return Optional.empty();
        }
        int path = authorityEnd(url);
        String authority = url.substring(SCHEME.length(), path);
        String host = UrlParts.host(url);
        int port = UrlParts.port(url);
        if (!isSimple(host) || authority.indexOf('@') >= 0 || port <= 0) {
            return Optional.empty();
        }
        List<String> fields = fields(request, port == 80 ? host : host + ":" + port);
        byte[] body = request.hasBody() ? request.body() : NO_BODY;
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new HttpRequest(request.method(), host, port, target(url, path), fields, body));
    }

    private static boolean isPrintable(String url, boolean verbatim) {
        for (int i = SCHEME.length(); i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c == 0x7f || (!verbatim && (c > 0x7f || c == '\\'))) {
                return false;
            }
        }
        return true;
    }

    private static int authorityEnd(String url) {
        int i = SCHEME.length();
        while (i < url.length() && "/?#".indexOf(url.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static boolean isSimple(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean simple = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
            if (!simple) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private static String target(String url, int path) {
        int fragment = url.indexOf('#', path);
        String target = url.substring(path, fragment < 0 ? url.length() : fragment);
        return target.startsWith("/") ? target : "/" + target;
    }

    /** Nothing when a header needs more than is done here. */
    private static List<String> fields(Request request, String host) {
        List<String> fields = new ArrayList<>();
        if (!request.headers().contains("Host")) {
            fields.add("Host");
            fields.add(host);
        }
        boolean[] odd = new boolean[1];
        request.headers().forEach((name, value) -> {
            odd[0] |= !isPlain(name, value);
            fields.add(name);
            fields.add(value);
        });
        return odd[0] ? List.of() : fields;
    }

    private static boolean isPlain(String name, String value) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':') {
                return false;
            }
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                return false;
            }
        }
        return switch (name.length()) {
            case 6 -> !name.equalsIgnoreCase("Expect");
            case 7 -> !name.equalsIgnoreCase("Upgrade");
            case 10 -> !name.equalsIgnoreCase("Connection");
            case 14 -> !name.equalsIgnoreCase("Content-Length");
            case 17 -> !name.equalsIgnoreCase("Transfer-Encoding");
            case 19 -> !name.equalsIgnoreCase("Proxy-Authorization");
            default -> !name.isEmpty();
        };
    }
}
