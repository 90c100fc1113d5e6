package crawler.spiders.own;

import crawler.engine.Spider;

/** A spider that cannot be made. */
public final class BrokenSpider extends Spider {
    public BrokenSpider() {
        super("broken");
        throw new IllegalStateException("no key");
    }
}
