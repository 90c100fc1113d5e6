package crawler.conformance.plan;

import crawler.engine.Item;
import crawler.engine.Response;
import crawler.engine.select.SelectorList;
import crawler.engine.select.query.InvalidQueryException;
import crawler.engine.text.BodyType;
import crawler.engine.text.EncodingLabel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The item of a page, with what its rule asks for, in a fixed order. */
final class PageItem {
    private static final List<String> DEFAULT_META = List.of("redirect_times", "retry_times");

    private final JsonNode rule;
    private final Response page;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    PageItem(JsonNode rule, Response page) {
        this.rule = rule;
        this.page = page;
    }

    Item toItem() {
        fields.put("url", page.url());
        fields.put("status", page.status());
        fields.put("len", page.bodySize());
        meta();
        if (!page.flags().isEmpty()) {
            fields.put("flags", page.flags());
        }
        putIf("title", true, this::title);
        putIf("encoding", false, () -> isText() ? EncodingLabel.name(page.encoding()) : null);
        putIf("sha1", false, this::sha1);
        echo();
        headers();
        rule.path("fields").forEachEntry((name, field) -> fields.put(name, selected(field)));
        return Item.of(fields);
    }

    private void putIf(String name, boolean otherwise, Supplier<?> value) {
        if (rule.path(name).asBoolean(otherwise)) {
            fields.put(name, value.get());
        }
    }

    private void meta() {
        List<String> names = rule.has("meta") ? Nodes.strings(rule.get("meta")) : DEFAULT_META;
        for (String name : names) {
            page.request().attributes().get(name).ifPresent(value -> fields.put(name, plain(value)));
        }
    }

    /** As the plan writes it: a length of time in seconds. */
    private static Object plain(Object value) {
        return value instanceof Duration time ? (Object) (time.toNanos() / 1e9) : value;
    }

    private Object title() {
        return select(() -> page.css("title::text"))
                .flatMap(SelectorList::first)
                .orElse(null);
    }

    private boolean isText() {
        return page.type() != BodyType.BINARY;
    }

    private String sha1() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(page.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** What the server says that it received: its own words by name, all else from the request's headers. */
    private void echo() {
        if (rule.has("echo")) {
            JsonNode received = JsonMapper.shared().readTree(page.text());
            Map<String, Object> echo = new LinkedHashMap<>();
            for (String name : Nodes.strings(rule.get("echo"))) {
                String lower = name.toLowerCase(Locale.ROOT);
                JsonNode header = received.has(lower)
                        ? received.get(lower)
                        : received.path("headers").path(lower);
                JsonNode value = received.has(name) ? received.get(name) : header;
                echo.put(name, value.isMissingNode() ? null : Nodes.plain(value));
            }
            fields.put("echo", echo);
        }
    }

    private void headers() {
        if (rule.has("resp_headers")) {
            Map<String, Object> headers = new LinkedHashMap<>();
            for (String name : Nodes.strings(rule.get("resp_headers"))) {
                headers.put(name, page.headers().getAll(name));
            }
            fields.put("resp_headers", headers);
        }
    }

    private Object selected(JsonNode field) {
        Optional<SelectorList> found = select(() -> field.has("css")
                ? page.css(field.get("css").asString())
                : page.xpath(field.path("xpath").asString()));
        boolean join = field.path("urljoin").asBoolean(false);
        if (field.path("all").asBoolean(false)) {
            return found.map(all -> all.getAll().stream()
                            .map(text -> join ? page.join(text) : text)
                            .toList())
                    .orElse(null);
        }
        return found.flatMap(SelectorList::first)
                .map(text -> join ? page.join(text) : text)
                .orElse(null);
    }

    /** Empty when nothing can be selected on this page at all. */
    private Optional<SelectorList> select(Supplier<SelectorList> query) {
        if (!isText() || page.type() == BodyType.JSON) {
            return Optional.empty();
        }
        try {
            return Optional.of(query.get());
        } catch (InvalidQueryException e) {
            return Optional.empty();
        }
    }
}
