package crawler.spiders;

import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.engine.url.AllowedDomains;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows the spiders of a project. SPIDER_LOADER_CLASS names one, which has a public constructor without parameters or with
 * {@link crawler.settings.Settings}; {@link ClassPathSpiderLoader} unless it does.
 */
public interface SpiderLoader {
    /** The names of all spiders, in alphabetical order. */
    List<String> list();

    /**
     * A new spider.
     *
     * @param typed its name, and whatever else this loader takes
     * @throws IllegalArgumentException saying what to write instead, when there is none, or more than one
     */
    Spider load(String typed);

    /** The names of the spiders that a request is for: its host is the name or an allowed domain, or lies below one. */
    default List<String> findByRequest(Request request) {
        return list().stream()
                .filter(name -> {
                    List<String> domains = new ArrayList<>(List.of(name));
                    domains.addAll(load(name).allowedDomains());
                    return AllowedDomains.of(domains).allows(request.url());
                })
                .toList();
    }
}
