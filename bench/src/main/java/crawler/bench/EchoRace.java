package crawler.bench;

import crawler.bench.echo.EchoLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Echo servers under the same load, one after another, several times. */
final class EchoRace {
    static final String BARE = "bare";
    static final List<String> KINDS = List.of(BARE, "netty", "ours", "ours-buffer");

    /** How many connections send messages of how many bytes. */
    record Setting(int connections, int bytes) {
        @Override
        public String toString() {
            return connections + " x " + (bytes < 1024 ? bytes + " B" : bytes / 1024 + " KiB");
        }
    }

    /** What one server did in one round. */
    record Result(double messagesPerSecond, double microsPerMessage) {}

    private final Path jar;
    private final Duration warmUp;
    private final Duration measured;
    private final PrintStream progress;

    /** @param jar with our reactor */
    EchoRace(Path jar, Duration warmUp, Duration measured, PrintStream progress) {
        this.jar = jar;
        this.warmUp = warmUp;
        this.measured = measured;
        this.progress = progress;
    }

    /** The results of one setting by server, in the order of rounds. */
    Map<String, List<Result>> run(Setting setting, int rounds) throws IOException {
        Map<String, List<Result>> results = new LinkedHashMap<>();
        KINDS.forEach(kind -> results.put(kind, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (String kind : KINDS) {
                Result result = once(kind, setting);
                results.get(kind).add(result);
                progress.printf(
                        "%s %s: %.0f messages/s, %.1f us%n",
                        setting, kind, result.messagesPerSecond(), result.microsPerMessage());
            }
        }
        return results;
    }

    private Result once(String kind, Setting setting) throws IOException {
        try (Server server = Server.echo(kind, jar);
                EchoLoad load = new EchoLoad(server.port(), setting.connections(), setting.bytes(), System::nanoTime)) {
            load.run(warmUp.toNanos());
            long cpu = server.cpu();
            long messages = load.run(measured.toNanos());
            double micros = (server.cpu() - cpu) * 1000.0 / messages;
            return new Result(messages / (measured.toNanos() / 1e9), micros);
        }
    }
}
