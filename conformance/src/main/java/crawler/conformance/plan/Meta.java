package crawler.conformance.plan;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.engine.cookie.Cookie;
import crawler.engine.download.BodySizes;
import crawler.engine.download.Downloader;
import crawler.engine.download.cache.HttpCache;
import crawler.engine.download.http.HttpHandler;
import crawler.engine.download.middleware.Cookies;
import crawler.engine.download.middleware.HttpAuth;
import crawler.engine.download.middleware.HttpStatuses;
import crawler.engine.download.middleware.Offsite;
import crawler.engine.download.middleware.Redirect;
import crawler.engine.download.middleware.Retry;
import crawler.engine.download.middleware.RobotsTxt;
import crawler.engine.download.net.Way;
import crawler.engine.referrer.Referrers;
import crawler.engine.slot.Slots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The meta keys of plans: those of the engine by their types, all others as the plan's own. */
public final class Meta {
    private static final Map<String, Typed<?>> ENGINES = Stream.of(
                    new Typed<>(Redirect.DONT_REDIRECT, JsonNode::asBoolean),
                    new Typed<>(Redirect.REDIRECT_TIMES, JsonNode::asInt),
                    new Typed<>(Redirect.REDIRECT_TTL, JsonNode::asInt),
                    new Typed<>(Redirect.REDIRECT_URLS, Nodes::strings),
                    new Typed<>(Cookies.COOKIEJAR, Nodes::plain),
                    new Typed<>(Cookies.DONT_MERGE_COOKIES, JsonNode::asBoolean),
                    new Typed<>(Referrers.POLICY, JsonNode::asString),
                    new Typed<>(HttpAuth.HTTP_USER, JsonNode::asString),
                    new Typed<>(HttpAuth.HTTP_PASS, JsonNode::asString),
                    new Typed<>(HttpAuth.HTTP_AUTH_DOMAIN, JsonNode::asString),
                    new Typed<>(Retry.DONT_RETRY, JsonNode::asBoolean),
                    new Typed<>(Retry.MAX_RETRY_TIMES, JsonNode::asInt),
                    new Typed<>(HttpStatuses.HANDLE_HTTPSTATUS_ALL, JsonNode::asBoolean),
                    new Typed<>(HttpStatuses.HANDLE_HTTPSTATUS_LIST, Meta::integers),
                    new Typed<>(RobotsTxt.DONT_OBEY_ROBOTSTXT, JsonNode::asBoolean),
                    new Typed<>(Offsite.ALLOW_OFFSITE, JsonNode::asBoolean),
                    new Typed<>(Downloader.TIMEOUT, Meta::seconds),
                    new Typed<>(BodySizes.MAXSIZE, JsonNode::asLong),
                    new Typed<>(BodySizes.WARNSIZE, JsonNode::asLong),
                    new Typed<>(HttpHandler.FAIL_ON_DATALOSS, JsonNode::asBoolean),
                    new Typed<>(HttpCache.DONT_CACHE, JsonNode::asBoolean),
                    new Typed<>(Way.PROXY, JsonNode::asString),
                    new Typed<>(Way.BIND_ADDRESS, JsonNode::asString),
                    new Typed<>(Slots.DOWNLOAD_SLOT, JsonNode::asString))
            .collect(Collectors.toUnmodifiableMap(typed -> typed.key().name(), Function.identity()));

    private record Typed<T>(Attribute<T> key, Function<JsonNode, T> read) {
        Request set(Request request, JsonNode value) {
            return request.with(key, read.apply(value));
        }
    }

    private Meta() {}

    /** The request with this key; a value of null is none. */
    public static Request with(Request request, String name, JsonNode value) {
        if (value.isNull()) {
            return request;
        }
        Typed<?> typed = ENGINES.get(name);
        return typed == null
                ? request.with(Attribute.<Object>of(name, Object.class), Nodes.plain(value))
                : typed.set(request, value);
    }

    private static List<Integer> integers(JsonNode list) {
        return list.valueStream().map(JsonNode::asInt).toList();
    }

    private static Duration seconds(JsonNode number) {
        return Duration.ofNanos(Math.round(number.asDouble() * 1e9));
    }

    /** From an object of names and values, or from a list of objects with name, value, domain, path and secure. */
    public static List<Cookie> cookies(JsonNode cookies) {
        return cookies.isArray()
                ? cookies.valueStream().flatMap(Meta::cookie).toList()
                : cookies.propertyStream()
                        .flatMap(cookie -> cookie(cookie.getKey(), cookie.getValue()))
                        .toList();
    }

    /** None when name or value is missing. */
    private static Stream<Cookie> cookie(JsonNode node) {
        return Nodes.get(node, "name")
                .map(name -> cookie(text(name), node.path("value")).map(cookie -> {
                    Cookie with = cookie;
                    with = Nodes.get(node, "domain")
                            .map(JsonNode::asString)
                            .map(with::withDomain)
                            .orElse(with);
                    with = Nodes.get(node, "path")
                            .map(JsonNode::asString)
                            .map(with::withPath)
                            .orElse(with);
                    return Nodes.get(node, "secure")
                            .map(JsonNode::asBoolean)
                            .map(with::withSecure)
                            .orElse(with);
                }))
                .orElse(Stream.empty());
    }

    private static Stream<Cookie> cookie(String name, JsonNode value) {
        return value.isNull() || value.isMissingNode() ? Stream.empty() : Stream.of(Cookie.of(name, text(value)));
    }

    /** As Python writes it, who has no other way to put a boolean into a cookie. */
    private static String text(JsonNode value) {
        return value.isBoolean() ? value.asBoolean() ? "True" : "False" : value.asString();
    }
}
