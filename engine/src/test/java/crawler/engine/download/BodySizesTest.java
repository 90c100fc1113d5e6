package crawler.engine.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L7: how large bodies may be")
class BodySizesTest {
    private static final long TWO_GIB = 1L << 31;
    private static final Request ANY = new Request("http://a.example/");

    private static BodySizes sizes(String setting, Object value) {
        return new BodySizes(Settings.defaults().with(Priority.CMDLINE, "test", Map.of(setting, value)));
    }

    @Test
    void aLimitMayBeLargerThanAnyArray() {
        assertEquals(TWO_GIB, sizes("DOWNLOAD_MAXSIZE", "2GiB").most(ANY));
        assertEquals(3 * TWO_GIB, sizes("DOWNLOAD_MAXSIZE", 1).most(ANY.with(BodySizes.MAXSIZE, 3 * TWO_GIB)));
    }

    @Test
    void noLimitLetsATwoGibibyteBodyPass() {
        assertTrue(sizes("DOWNLOAD_MAXSIZE", 0).most(ANY) > TWO_GIB);
        assertTrue(sizes("DOWNLOAD_MAXSIZE", 1).most(ANY.with(BodySizes.MAXSIZE, 0L)) > TWO_GIB);
    }

    @Test
    void inMemoryIsNoMoreThanAnArrayHolds() {
        assertEquals(Integer.MAX_VALUE - 8, sizes("DOWNLOAD_SPILLSIZE", "4GiB").inMemory());
        assertEquals(100, sizes("DOWNLOAD_SPILLSIZE", 100).inMemory());
    }
}
