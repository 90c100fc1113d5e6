package crawler.engine.request;

import crawler.engine.Headers;
import crawler.engine.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The words of a curl command being read. */
final class CurlOptions {
    private static final Set<String> IGNORED = Set.of(
            "--compressed",
            "-s",
            "--silent",
            "-v",
            "--verbose",
            "-#",
            "--progress-bar",
            "-L",
            "--location",
            "-i",
            "--include",
            "-S",
            "--show-error",
            "-g",
            "--globoff");
    private static final Map<String, BiConsumer<CurlOptions, String>> WITH_VALUE = Map.ofEntries(
            Map.entry("-H", CurlOptions::header),
            Map.entry("--header", CurlOptions::header),
            Map.entry("-X", (curl, value) -> curl.method = value),
            Map.entry("--request", (curl, value) -> curl.method = value),
            Map.entry("-b", CurlOptions::cookie),
            Map.entry("--cookie", CurlOptions::cookie),
            Map.entry("-d", CurlOptions::data),
            Map.entry("--data", CurlOptions::data),
            Map.entry("--data-raw", CurlOptions::data),
            Map.entry("--data-ascii", CurlOptions::data),
            Map.entry("--data-binary", CurlOptions::data),
            Map.entry("-u", CurlOptions::user),
            Map.entry("--user", CurlOptions::user),
            Map.entry("-A", (curl, value) -> curl.header("User-Agent: " + value)),
            Map.entry("--user-agent", (curl, value) -> curl.header("User-Agent: " + value)),
            Map.entry("-e", (curl, value) -> curl.header("Referer: " + value)),
            Map.entry("--referer", (curl, value) -> curl.header("Referer: " + value)),
            Map.entry("--url", CurlOptions::url));

    private final List<String> words;
    private final boolean lenient;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> data = new ArrayList<>();
    private Headers headers = Headers.NONE;
    private String method = "";
    private String url = "";

    /** @param lenient whether options that are not known here are left out */
    CurlOptions(List<String> words, boolean lenient) {
        this.words = words;
        this.lenient = lenient;
    }

    Request request() {
        if (words.isEmpty() || !words.get(0).equals("curl")) {
            throw new IllegalArgumentException("a curl command begins with \"curl\", and not so: " + words);
        }
        for (int i = 1; i < words.size(); i++) {
            i += read(words.get(i), i + 1 < words.size() ? words.get(i + 1) : "");
        }
        if (url.isEmpty()) {
            throw new IllegalArgumentException("the curl command names no URL: " + words);
        }
        String implied = data.isEmpty() ? "GET" : "POST";
        return new Request(url.contains("://") ? url : "http://" + url)
                .withMethod(method.isEmpty() ? implied : method)
                .withHeaders(headers)
                .withCookies(cookies)
                .withBody(String.join("&", data));
    }

    /** How many words more than one it took: {@code -H value}, {@code -Hvalue} and {@code --header=value} are the same. */
    private int read(String option, String next) {
        if (!option.startsWith("-")) {
            url(option);
            return 0;
        }
        if (IGNORED.contains(option)) {
            return 0;
        }
        if (WITH_VALUE.containsKey(option)) {
            WITH_VALUE.get(option).accept(this, next);
            return 1;
        }
        boolean isLong = option.startsWith("--");
        int end = isLong ? option.indexOf('=') : Math.min(2, option.length());
        String name = end < 0 ? option : option.substring(0, end);
        if (!WITH_VALUE.containsKey(name)) {
            if (lenient) {
                return 0;
            }
            throw new IllegalArgumentException(
                    "the option " + option + " of a curl command is not known here; leave it out,"
                            + " or say what it does with the methods of Request");
        }
        WITH_VALUE.get(name).accept(this, option.substring(isLong ? end + 1 : end));
        return 0;
    }

    private void url(String word) {
        if (url.isEmpty()) {
            url = word;
        } else if (!lenient) {
            throw new IllegalArgumentException(
                    "a curl command for one request names one URL, not " + url + " and " + word);
        }
    }

    private void header(String field) {
        int colon = field.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a header is written name: value, and not so: " + field);
        }
        String name = field.substring(0, colon).strip();
        String value = field.substring(colon + 1).strip();
        if (name.equalsIgnoreCase("Cookie")) {
            cookie(value);
        } else {
            headers = headers.plus(name, value);
        }
    }

    /** What has no "=" is the name of a file with cookies, which is not read. */
    private void cookie(String pairs) {
        for (String pair : pairs.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                cookies.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
    }

    private void data(String more) {
        data.add(more);
    }

    private void user(String nameAndPassword) {
        byte[] bytes = nameAndPassword.getBytes(StandardCharsets.ISO_8859_1);
        headers = headers.plus("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
}
