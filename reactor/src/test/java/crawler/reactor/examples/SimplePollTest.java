package crawler.reactor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.reactor.Reactors;
import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SimplePollTest {

    /** Run in a process of its own, because the JDK chooses its selectors once per process. */
    static final class InOwnProcess {
        public static void main(String[] args) {
            SimplePoll.install();
            System.out.println(SelectorProvider.provider().getClass().getSimpleName());
            Reactors.get().callLater(0, Reactors.get()::stop);
            Hello.run(Reactors.get(), System.out);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramRunsOnPollAsItDoesOnEpoll() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InOwnProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor());
        assertEquals(
                List.of(
                        "PollSelectorProvider",
                        "Starting the reactor.",
                        "Hello from the reactor loop!",
                        "Lately I feel like I'm stuck in a rut."),
                out.lines().filter(line -> !line.contains("DEBUG")).toList());
    }
}
