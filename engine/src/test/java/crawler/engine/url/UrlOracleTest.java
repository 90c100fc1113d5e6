package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs what real Scrapy answered against this package. There are no exceptions. */
final class UrlOracleTest {
    @TestFactory
    Stream<DynamicTest> requestAndLinkUrlsAreThoseOfScrapy() throws IOException {
        return cases("urls.jsonl");
    }

    @TestFactory
    Stream<DynamicTest> canonicalUrlsAreThoseOfScrapy() throws IOException {
        return cases("canonical.jsonl");
    }

    @TestFactory
    Stream<DynamicTest> requestsAreTheSameWhenScrapySaysSo() throws IOException {
        return cases("fingerprint.jsonl");
    }

    @TestFactory
    Stream<DynamicTest> hostsAreOffsiteWhenScrapySaysSo() throws IOException {
        return cases("offsite.jsonl");
    }

    private static Stream<DynamicTest> cases(String file) throws IOException {
        try (InputStream in = UrlOracleTest.class.getResourceAsStream("/oracle/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .map(node -> DynamicTest.dynamicTest(node.path("id").asString(), () -> check(node)));
        }
    }

    private static void check(JsonNode node) {
        String function = node.path("fn").asString();
        JsonNode args = node.path("args");
        if (node.has("error")) {
            assertThrows(IllegalArgumentException.class, () -> answer(function, args));
        } else {
            assertEquals(plain(node.path("result")), answer(function, args));
        }
    }

    private static Object plain(JsonNode result) {
        return result.isBoolean() ? (Object) result.asBoolean() : result.asString();
    }

    private static Object answer(String function, JsonNode args) {
        String url = args.path("url").asString("");
        Charset charset = Charset.forName(args.path("encoding").asString("UTF-8"));
        return switch (function) {
            case "safe_url" -> SafeUrl.of(url, charset);
            case "request_url" -> requestUrl(SafeUrl.of(url, charset));
            case "response_urljoin" -> base(args).resolve(url);
            case "follow_url" -> SafeUrl.of(base(args).resolve(url), charset);
            case "canonicalize_url" ->
                CanonicalUrl.of(url, args.path("keep_fragments").asBoolean(false));
            case "same_fingerprint" -> fingerprint(args, "a").equals(fingerprint(args, "b"));
            case "offsite_allowed" ->
                AllowedDomains.of(strings(args.path("allowed_domains"))).allows(SafeUrl.of(url));
            default -> throw new AssertionError("No answer for " + function);
        };
    }

    private static String requestUrl(String safe) {
        if (!UrlParts.isAbsolute(safe)) {
            throw new IllegalArgumentException("No scheme in " + safe);
        }
        return safe;
    }

    private static BaseUrl base(JsonNode args) {
        BaseUrl page = BaseUrl.of(args.path("base").asString());
        Element base = Jsoup.parse(args.path("html").asString("")).selectFirst("base[href]");
        return base == null ? page : BaseUrl.of(page.resolve(base.attr("href")));
    }

    private static Fingerprint fingerprint(JsonNode args, String side) {
        JsonNode request = args.path(side);
        String body = request.path("body").asString("");
        return Fingerprint.of(
                request.path("method").asString("GET"),
                SafeUrl.of(request.path("url").asString()),
                body.getBytes(StandardCharsets.UTF_8),
                included(request.path("headers"), strings(args.path("include_headers"))),
                args.path("keep_fragments").asBoolean(false));
    }

    private static Map<String, List<String>> included(JsonNode headers, List<String> names) {
        Map<String, List<String>> included = new HashMap<>();
        headers.properties().forEach(header -> {
            if (names.stream().anyMatch(header.getKey()::equalsIgnoreCase)) {
                included.put(header.getKey(), List.of(header.getValue().asString()));
            }
        });
        return included;
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(one -> strings.add(one.asString()));
        return strings;
    }
}
