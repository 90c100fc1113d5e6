package crawler.bench.site;

import java.util.OptionalInt;

/** The pages of a {@link Site}, rendered when they are asked for (some 2 us each). */
final class SiteResources implements Resources {
    private final Site site;

    SiteResources(Site site) {
        this.site = site;
    }

    @Override
    public Reply find(String target) {
        OptionalInt page = site.page(target);
        return page.isPresent()
                ? Reply.page("text/html; charset=utf-8", site.render(page.getAsInt()))
                : Reply.notFound(target);
    }
}
