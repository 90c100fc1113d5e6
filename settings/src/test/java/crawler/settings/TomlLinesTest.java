package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TomlLinesTest {
    @Test
    void everyTopLevelKeyHasTheLineOfItsStatement() {
        TomlLines lines = TomlLines.of("""
                # A = 0
                A = 1 # [B

                  "B" = \"""
                C = "in text" \\""\"
                \"""
                C = [ # ]
                  "]", 'D = 1',
                  { D = 1 },
                ]
                D . x = 'a\\'
                E = "a\\"#"
                [F]
                A = 1
                [[G . h]]
                A = 1
                [[G.h]]
                A = 1
                """);
        assertEquals(2, lines.line("A"));
        assertEquals(4, lines.line("B"));
        assertEquals(7, lines.line("C"));
        assertEquals(11, lines.line("D"));
        assertEquals(12, lines.line("E"));
        assertEquals(13, lines.line("F"));
        assertEquals(15, lines.line("G"));
        assertEquals(Optional.empty(), lines.duplicate());
    }

    @Test
    void anyTextComesToAnEnd() {
        Random random = new Random(7);
        String alphabet = "\"'\\\n[]{}=.#Aa ";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 5000; i++) {
                StringBuilder text = new StringBuilder();
                random.ints(40, 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
                assertEquals(1, TomlLines.of(text.toString()).line("not there"));
            }
        });
    }
}
