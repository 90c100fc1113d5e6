package crawler.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CasesTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void everyDeferredProgramLeavesTwistedsTrace() {
        Cases cases = run(List.of(), Path.of("src/test/resources/oracle/deferred-hand.jsonl"));

        assertEquals("147 cases, 0 differ\n", text());
        assertEquals(0, cases.differ());
    }

    @Test
    void everyTimingProgramLeavesTwistedsTrace() {
        run(List.of(), Path.of("src/test/resources/oracle/timing-hand.jsonl"));

        assertEquals("77 cases, 0 differ\n", text());
    }

    @Test
    void aDifferenceIsPrintedWithWhatStoodThere() throws IOException {
        Cases cases =
                run(List.of(), file("[\"# 0 new\",\"# 1 state\",\"state a result 1\",\"# end\",\"final a pending\"]"));

        assertEquals(1, cases.differ());
        assertTrue(text().contains("  - state a result 1\n"), text());
        assertTrue(text().contains("  + state a pending\n"), text());
        assertTrue(text().endsWith("1 cases, 1 differ\n"), text());
    }

    @Test
    void aProgramWithASkippedTagIsNotRun() throws IOException {
        run(List.of("odd"), file("[]"));

        assertEquals("1 skipped by tag\n0 cases, 0 differ\n", text());
    }

    private Path file(String trace) throws IOException {
        return Files.writeString(
                folder.resolve("one.jsonl"),
                "{\"id\":\"one\",\"tags\":[\"odd\"],\"steps\":[{\"op\":\"new\",\"d\":\"a\"},{\"op\":\"state\",\"d\":\"a\"}],"
                        + "\"trace\":" + trace + "}\n");
    }

    private Cases run(List<String> skippedTags, Path file) {
        Cases cases = new Cases(skippedTags, new PrintStream(printed, true, StandardCharsets.UTF_8));
        cases.run(file);
        cases.printSummary();
        return cases;
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
