package crawler.engine.request;

import crawler.engine.Attribute;
import crawler.engine.CallbackNames;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.engine.cookie.Cookie;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests as maps of plain values, under the names of Scrapy's {@code to_dict}, for those who keep them elsewhere. A callback
 * is the name of the spider's method. What attributes hold stays as it is: who writes it down must know how.
 */
public final class RequestMap {
    private RequestMap() {}

    /** @throws IllegalArgumentException when a callback is no method of the spider: a lambda, or somebody else's */
    public static Map<String, Object> of(Request request, Spider spider) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", request.url());
        request.callback().ifPresent(callback -> map.put("callback", name(request, spider, callback)));
        request.errback().ifPresent(errback -> map.put("errback", name(request, spider, errback)));
        map.put("headers", headers(request.headers()));
        map.put("method", request.method());
        map.put("body", request.body());
        map.put("cookies", request.cookies());
        map.put("meta", request.attributes().asMap());
        map.put("priority", request.priority());
        map.put("dont_filter", request.dontFilter());
        map.put("flags", request.flags());
        return map;
    }

    private static String name(Request request, Spider spider, Serializable callback) {
        return CallbackNames.of(spider, callback)
                .orElseThrow(
                        () -> new IllegalArgumentException(request + " cannot be stored: its callback or errback is no"
                                + " method of spider \"" + spider.name() + "\"; use this::method instead of a lambda"));
    }

    /** By name; a name that is not even to have its default has an empty list. */
    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> map = new LinkedHashMap<>(headers.asMap());
        headers.none().forEach(name -> map.put(name, List.of()));
        return map;
    }

    /**
     * The request that a map was made of, for this spider.
     *
     * @throws IllegalArgumentException when the spider has no such callback, or something has another type
     */
    public static Request request(Map<String, ?> map, Spider spider) {
        try {
            return read(new LinkedHashMap<>(map), spider);
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "no request can be made of " + map.get("url") + ": " + e.getMessage(), e);
        }
    }

    private static Request read(Map<String, Object> map, Spider spider) {
        Map<?, ?> meta = (Map<?, ?>) map.getOrDefault("meta", Map.of());
        Request request = new Request("about:blank");
        for (Map.Entry<?, ?> entry : meta.entrySet()) {
            request = request.with(Attribute.of((String) entry.getKey(), Object.class), entry.getValue());
        }
        request = request.withUrl((String) map.get("url"))
                .withMethod((String) map.getOrDefault("method", "GET"))
                .withHeaders(headers((Map<?, ?>) map.getOrDefault("headers", Map.of())))
                .withBody((byte[]) map.getOrDefault("body", new byte[0]))
                .withCookies(((List<?>) map.getOrDefault("cookies", List.of()))
                        .stream().map(Cookie.class::cast).toList())
                .withPriority((Integer) map.getOrDefault("priority", 0))
                .withDontFilter((Boolean) map.getOrDefault("dont_filter", false));
        for (Object flag : (List<?>) map.getOrDefault("flags", List.of())) {
            request = request.withFlag((String) flag);
        }
        return withCallbacks(request, map, spider);
    }

    private static Request withCallbacks(Request request, Map<String, Object> map, Spider spider) {
        Request complete = request;
        if (map.get("callback") instanceof String name) {
            complete = complete.withCallback(CallbackNames.callback(spider, name));
        }
        if (map.get("errback") instanceof String name) {
            complete = complete.withErrback(CallbackNames.errback(spider, name));
        }
        return complete;
    }

    private static Headers headers(Map<?, ?> map) {
        Headers headers = Headers.NONE;
        for (Map.Entry<?, ?> field : map.entrySet()) {
            String name = (String) field.getKey();
            List<?> values = (List<?>) field.getValue();
            if (values.isEmpty()) {
                headers = headers.withNone(name);
            }
            for (Object value : values) {
                headers = headers.plus(name, (String) value);
            }
        }
        return headers;
    }
}
