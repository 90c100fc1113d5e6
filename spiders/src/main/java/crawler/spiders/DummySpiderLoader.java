package crawler.spiders;

import crawler.engine.Spider;
import java.util.List;

/** A loader that knows no spiders, for programs that bring theirs along. */
public final class DummySpiderLoader implements SpiderLoader {
    @Override
    public List<String> list() {
        return List.of();
    }

    @Override
    public Spider load(String typed) {
        throw new IllegalArgumentException("There is no spider \"" + typed + "\": "
                + SpiderLoaders.SPIDER_LOADER_CLASS.name() + " is " + getClass().getName() + ", which knows none.");
    }
}
