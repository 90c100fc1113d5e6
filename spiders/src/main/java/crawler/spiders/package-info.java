/**
 * Ready spiders and the command line that runs them and those on the class path.
 *
 * <p>Read {@link crawler.spiders.ChoutiSpider} first: it is what a spider looks like. Then {@link crawler.spiders.Main},
 * {@code Options} (what may be said), {@link crawler.spiders.SpiderLoader} (from a name to a spider) and {@code Launch} (from
 * options to a crawl). More files than a package should have: finding spiders is seven of them, and the log five.
 */
package crawler.spiders;
