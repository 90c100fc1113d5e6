package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.arrows.Arrows;
import crawler.engine.select.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final List<String> ORDER = List.of(
            "crawler.engine.url", "crawler.engine.select.xpath", "crawler.engine.select.css", "crawler.engine.select");

    @Test
    void everyPackageImportsOnlyFromThoseBeforeIt() {
        assertEquals(List.of(), Arrows.ofModuleWith(Selector.class).against(ORDER));
    }
}
