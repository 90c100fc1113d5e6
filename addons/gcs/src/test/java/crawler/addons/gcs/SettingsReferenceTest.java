package crawler.addons.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.settings.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    private static final Path PAGE = Path.of("README.md");

    @Test
    void theTableOfSettingsIsWhatTheConstantsSay() throws IOException {
        String page = Files.readString(PAGE);
        String expected =
                Catalog.of(new GcsPlugin().settings().toArray(Class<?>[]::new)).reference();
        int start = page.indexOf("| Setting |");
        int end = page.indexOf("\n\n", start) + 1;
        String written = page.substring(0, start) + expected + page.substring(end);
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(PAGE, written);
        }

        assertEquals(
                written, Files.readString(PAGE), "run this test with -Dsettings.write=true to write the table anew");
    }
}
