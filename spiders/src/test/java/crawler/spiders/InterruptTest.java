package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** In a JVM of its own, as a signal hits the whole process; which is why these take more than a second. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill")
@Timeout(60)
class InterruptTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    private static void awaitLine(BufferedReader log, String part) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.add(line);
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("no \"" + part + "\" in " + seen);
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it still runs");
        return process.exitValue();
    }

    @Test
    void oneInterruptEndsTheCrawlAfterWhatIsInFlight() throws Exception {
        Files.writeString(folder.resolve("crawler.toml"), "DOWNLOAD_DELAY = 0.3\n");
        Process process = start("ChoutiSpider", "--demo", "-O", "items.json", "--stats", "stats.json");
        try (BufferedReader log = process.errorReader()) {
            awaitLine(log, "http://dig.chouti.com/: 5 entries");
            interrupt(process);
            awaitLine(log, "Received SIGINT, shutting down gracefully");
            awaitLine(log, "Spider closed (shutdown)");
            log.lines().forEach(line -> {});
            assertEquals(0, exitCode(process));
        } finally {
            process.destroyForcibly();
        }
        JsonNode items = JSON.readTree(folder.resolve("items.json").toFile());
        JsonNode stats = JSON.readTree(folder.resolve("stats.json").toFile());
        assertEquals("shutdown", stats.get("finish_reason").asString());
        assertEquals(stats.get("item_scraped_count").asInt(), items.size());
        assertTrue(items.size() >= 5 && items.size() < 19, items.toString());
    }

    @Test
    void aSecondInterruptEndsTheProcessAtOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("ChoutiSpider", "-a", "start_urls=http://127.0.0.1:" + silent.getLocalPort() + "/");
            try (BufferedReader log = process.errorReader();
                    Socket asked = silent.accept()) {
                interrupt(process);
                awaitLine(log, "Received SIGINT, shutting down gracefully");
                assertTrue(asked.isConnected() && process.isAlive(), "it waits for the answer");
                interrupt(process);
                awaitLine(log, "forcing unclean shutdown");
                log.lines().forEach(line -> {});
                assertEquals(130, exitCode(process));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aThirdInterruptEndsEvenASpiderThatIsStuck() throws Exception {
        Process process = start("StuckSpider", "--demo");
        try (BufferedReader log = process.errorReader()) {
            awaitLine(log, "I shall never return");
            for (int i = 0; i < 100 && process.isAlive(); i++) {
                interrupt(process); // signals of a kind are merged when they come too close together
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            assertEquals(130, exitCode(process));
        } finally {
            process.destroyForcibly();
        }
    }
}
