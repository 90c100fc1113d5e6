package crawler.engine.testing;

import crawler.engine.Callback;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A spider that a test makes up on the spot; without more it yields a {@link Page} for each page. */
public final class Script extends Spider {
    private final List<String> notes = new ArrayList<>();
    private Callback parse = page -> Stream.of(new Page(page.url()));
    private Supplier<Stream<? extends Output>> start = super::start;
    private Map<String, ?> customSettings = Map.of();
    private Collection<String> allowedDomains = List.of();
    private Set<Integer> statuses = Set.of();
    private String closedWith = "";

    /** A page that was parsed. */
    public record Page(String url) implements Item {}

    public Script(String... startUrls) {
        super("script", startUrls);
    }

    public Script parsing(Callback callback) {
        parse = callback;
        return this;
    }

    public Script starting(Supplier<Stream<? extends Output>> outputs) {
        start = outputs;
        return this;
    }

    public Script with(Map<String, ?> settings) {
        customSettings = settings;
        return this;
    }

    public Script allowing(String... domains) {
        allowedDomains = List.of(domains);
        return this;
    }

    public Script handling(Integer... codes) {
        statuses = Set.of(codes);
        return this;
    }

    /** Where components leave what they want to be seen. */
    public List<String> notes() {
        return notes;
    }

    public String closedWith() {
        return closedWith;
    }

    @Override
    public Stream<? extends Output> start() {
        return start.get();
    }

    @Override
    public Stream<? extends Output> parse(Response page) throws Exception {
        return parse.call(page);
    }

    @Override
    public Map<String, ?> customSettings() {
        return customSettings;
    }

    @Override
    public Collection<String> allowedDomains() {
        return allowedDomains;
    }

    @Override
    public Set<Integer> handleHttpStatusList() {
        return statuses;
    }

    @Override
    public void closed(String reason) {
        closedWith = reason;
        notes.add("closed " + reason);
    }
}
