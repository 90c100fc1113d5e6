package crawler.conformance;

import crawler.conformance.plan.DropIf;
import crawler.conformance.plan.FailureItem;
import crawler.conformance.plan.Plan;
import crawler.conformance.plan.PlannedRequest;
import crawler.conformance.plan.PlannedSitemaps;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.media.FilesPipeline;
import crawler.engine.spider.SitemapSpider;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The spider that does what a file says: {@code -a plan=FILE.json}. */
public final class PlanSpider extends SitemapSpider {
    private Plan plan;

    public PlanSpider() {
        super("plan");
    }

    /** Read when it is first asked for, which is before the crawl starts; a plan that cannot be followed fails then. */
    private Plan plan() {
        if (plan == null) {
            plan = Plan.of(arguments());
        }
        return plan;
    }

    @Override
    public Collection<String> allowedDomains() {
        return plan().allowedDomains();
    }

    @Override
    public Set<Integer> handleHttpStatusList() {
        return plan().handleHttpStatusList();
    }

    @Override
    public Map<String, ?> customSettings() {
        Map<String, Integer> pipelines = new HashMap<>();
        if (plan().storesFiles()) {
            pipelines.put(FilesPipeline.class.getName(), 1);
        }
        if (plan().dropIf().isPresent()) {
            pipelines.put(DropIf.class.getName(), 300);
        }
        Map<String, Object> settings = new HashMap<>(plan().credentials());
        if (!pipelines.isEmpty()) {
            settings.put("ITEM_PIPELINES", pipelines);
        }
        return settings;
    }

    @Override
    public Stream<? extends Output> start() {
        return plan().sitemaps().isPresent() ? super.start() : plan().start(this::failed);
    }

    @Override
    public List<String> startUrls() {
        return plan().sitemaps().map(PlannedSitemaps::urls).orElse(List.of());
    }

    @Override
    protected boolean sitemapAlternateLinks() {
        return plan().sitemaps().filter(PlannedSitemaps::alternateLinks).isPresent();
    }

    @Override
    protected Request sitemapRequest(String url) {
        return super.sitemapRequest(url).withErrback(this::failed);
    }

    @Override
    protected Request pageRequest(String url) {
        return plan().sitemaps().orElseThrow().page(url, this::failed);
    }

    @Override
    protected Stream<? extends Output> sitemapIgnored(Response page) {
        return Stream.of(Item.of(Map.of("sitemap_ignored", page.url())));
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        String rule = page.get(PlannedRequest.RULE).orElse(Plan.DEFAULT_RULE);
        return plan().rule(rule).parse(page, this::failed);
    }

    private Stream<Output> failed(Request request, Throwable error) {
        return Stream.of(FailureItem.of(request, error));
    }
}
