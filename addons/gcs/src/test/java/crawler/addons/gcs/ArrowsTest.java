package crawler.addons.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.arrows.Arrows;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    @Test
    void everyPackageImportsOnlyFromThoseBeforeIt() {
        assertEquals(List.of(), Arrows.ofModuleWith(GcsPlugin.class).against(List.of("crawler.addons.gcs")));
    }
}
