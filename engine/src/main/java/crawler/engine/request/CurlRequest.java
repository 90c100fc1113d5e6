package crawler.engine.request;

import crawler.engine.Request;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Makes requests of curl commands, as browsers copy them, and the other way round: Scrapy's {@code from_curl} and {@code to_curl}. */
public final class CurlRequest {
    private CurlRequest() {}

    /**
     * The request that the command makes: its URL, method, headers, cookies, data and user. Options that only concern
     * curl's own output are passed over.
     *
     * @throws IllegalArgumentException when it is no curl command, or has an option that is not known
     */
    public static Request of(String command) {
        return new CurlOptions(ShellWords.of(command), false).request();
    }

    /**
     * {@link #of} without the options that are not known, and the first word that may be a URL: Scrapy's {@code
     * ignore_unknown_options}.
     */
    public static Request ofKnown(String command) {
        return new CurlOptions(ShellWords.of(command), true).request();
    }

    /** A command for a shell that makes this request; a body is written as text. */
    public static String command(Request request) {
        StringBuilder command = new StringBuilder("curl -X ")
                .append(request.method())
                .append(' ')
                .append(ShellWords.quoted(request.url()));
        if (request.hasBody()) {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            command.append(" --data-raw ").append(ShellWords.quoted(body));
        }
        if (!request.cookies().isEmpty()) {
            String cookies = request.cookies().stream()
                    .map(cookie -> cookie.name() + "=" + cookie.value())
                    .collect(Collectors.joining("; "));
            command.append(" --cookie ").append(ShellWords.quoted(cookies));
        }
        request.headers()
                .forEach((name, value) -> command.append(" -H ").append(ShellWords.quoted(name + ": " + value)));
        return command.toString();
    }
}
