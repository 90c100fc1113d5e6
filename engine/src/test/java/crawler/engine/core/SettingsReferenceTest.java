package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    private static final Path PAGE = Path.of("SETTINGS.md");

    @Test
    void thePageOfAllSettingsIsWhatTheConstantsSay() throws IOException {
        String expected = page();
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(
                expected, Files.readString(PAGE), "run this test with -Dsettings.write=true to write the page anew");
    }

    private static String page() {
        return """
                # Settings

                All settings that the engine reads, as `-s NAME=VALUE`, in `crawler.toml`, or in a spider's `customSettings()`.
                This page is made from the constants that declare them.

                """ + BuiltIn.CATALOG.reference();
    }
}
