package crawler.conformance.function;

import crawler.conformance.plan.Meta;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.cookie.Cookie;
import crawler.engine.testing.TestCrawler;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests, headers and crawlers out of arguments. */
final class Messages {
    private Messages() {}

    /** A crawler with the case's {@code settings} and a spider with its {@code spider_attrs}. */
    static TestCrawler crawler(Arguments args) {
        Set<Integer> statuses = Set.copyOf(args.object("spider_attrs").integers("handle_httpstatus_list"));
        return crawler(statuses, args.object("settings").all());
    }

    /** A crawler with these settings. */
    static TestCrawler crawler(Map<String, Object> settings) {
        return crawler(Set.of(), settings);
    }

    private static TestCrawler crawler(Set<Integer> statuses, Map<String, Object> settings) {
        Spider spider = new Spider("case") {
            @Override
            public Set<Integer> handleHttpStatusList() {
                return statuses;
            }
        };
        return TestCrawler.of(spider, Settings.defaults().with(Priority.CMDLINE, "case", settings), Instant.now());
    }

    /** {@code {status, headers?, body?, location_b64?}}. */
    static Response response(Request request, Arguments args) {
        Headers headers = headers(args.object("headers"));
        if (args.value("location_b64").isPresent()) {
            byte[] location = Base64.getDecoder().decode(args.text("location_b64"));
            headers = headers.with("Location", new String(location, StandardCharsets.UTF_8));
        }
        byte[] body = args.optional("body").orElse("").getBytes(StandardCharsets.UTF_8);
        return new Response(request, args.integer("status", 200), headers, body);
    }

    /** The response as an HTML page in UTF-8, unless it says what it is. */
    static Response html(Response response) {
        Headers headers = response.headers().withDefault("Content-Type", "text/html; charset=utf-8");
        return new Response(response.request(), response.status(), headers, response.body());
    }

    /** {@code {url, method?, headers?, body?, cookies?, meta?, priority?, dont_filter?}}. */
    static Request request(Arguments args) {
        Request request = new Request(args.text("url"))
                .withMethod(args.optional("method").orElse("GET"))
                .withHeaders(headers(args.object("headers")))
                .withBody(args.optional("body").orElse(""))
                .withCookies(cookies(args))
                .withPriority(args.integer("priority", 0))
                .withDontFilter(args.flag("dont_filter"));
        return withMeta(request, args.object("meta"));
    }

    /** The request with these meta keys. */
    static Request withMeta(Request request, Arguments meta) {
        Request with = request;
        for (Map.Entry<String, Object> entry : meta.all().entrySet()) {
            JsonNode value = JsonMapper.shared().valueToTree(entry.getValue());
            with = Meta.with(with, entry.getKey(), value);
        }
        return with;
    }

    private static List<Cookie> cookies(Arguments args) {
        return Meta.cookies(
                JsonMapper.shared().valueToTree(args.value("cookies").orElse(Map.of())));
    }

    /** Names to values, or to lists of them. */
    static Headers headers(Arguments fields) {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, Object> field : fields.all().entrySet()) {
            headers = with(headers, field.getKey(), field.getValue());
        }
        return headers;
    }

    /** A list is several values, null that there shall be none. */
    private static Headers with(Headers headers, String name, Object value) {
        if (value == null) {
            return headers.withNone(name);
        }
        Headers more = headers;
        for (Object each : value instanceof List<?> list ? list : List.of(value)) {
            more = more.plus(name, each.toString());
        }
        return more;
    }

    static Headers headers(String name, List<String> values) {
        Headers headers = Headers.NONE;
        for (String value : values) {
            headers = headers.plus(name, value);
        }
        return headers;
    }
}
