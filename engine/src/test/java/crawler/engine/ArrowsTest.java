package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.arrows.Arrows;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final List<String> ORDER = List.of(
            "crawler.engine.part",
            "crawler.engine.body",
            "crawler.engine.text",
            "crawler.engine.url",
            "crawler.engine.cookie",
            "crawler.engine.robots",
            "crawler.engine.select.query",
            "crawler.engine.select.tree",
            "crawler.engine.select.css",
            "crawler.engine.select.xpath",
            "crawler.engine.select",
            "crawler.engine",
            "crawler.engine.link",
            "crawler.engine.form",
            "crawler.engine.request",
            "crawler.engine.document",
            "crawler.engine.error",
            "crawler.engine.job",
            "crawler.engine.item",
            "crawler.engine.loader",
            "crawler.engine.record",
            "crawler.engine.slot",
            "crawler.engine.referrer",
            "crawler.engine.schedule",
            "crawler.engine.download",
            "crawler.engine.download.cache",
            "crawler.engine.download.net",
            "crawler.engine.download.handler",
            "crawler.engine.download.http",
            "crawler.engine.download.proxy",
            "crawler.engine.download.middleware",
            "crawler.engine.ftp",
            "crawler.engine.session",
            "crawler.engine.pipeline",
            "crawler.engine.media.image",
            "crawler.engine.media",
            "crawler.engine.scrape",
            "crawler.engine.scrape.middleware",
            "crawler.engine.feed.format",
            "crawler.engine.feed.storage",
            "crawler.engine.feed.postprocess",
            "crawler.engine.feed",
            "crawler.engine.extension",
            "crawler.engine.spider",
            "crawler.engine.core",
            "crawler.engine.testing",
            "crawler.engine.examples",
            "crawler.engine.examples.tour");

    @Test
    void everyPackageImportsOnlyFromThoseBeforeIt() {
        assertEquals(List.of(), Arrows.ofModuleWith(Spider.class).against(ORDER));
    }
}
