package crawler.bench;

import crawler.bench.site.Certificate;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that all scenarios share: who takes part, how often, and how long at most. */
final class RunOptions {
    @Option(names = "--rounds", description = "Runs of each crawler (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--timeout", description = "Seconds after which a run is killed (default: ${DEFAULT-VALUE}).")
    private int timeout = 600;

    @Option(names = "--jar", description = "Our crawler (default: ${DEFAULT-VALUE}).")
    private Path jar = Path.of("crawler.jar");

    @Option(names = "--bare-jvm", description = "JVM flags of the bare loop (default: ${DEFAULT-VALUE}).")
    private String bareJvm = "-XX:+UseSerialGC -XX:InlineSmallCode=1000";

    @Option(names = "--ours-jvm", description = "JVM flags of our crawler (default: ${DEFAULT-VALUE}).")
    private String oursJvm = "-XX:+UseSerialGC -XX:InlineSmallCode=1000";

    @Option(names = "--tls", description = "By https; a --cmd has to trust the server's certificate unseen.")
    private boolean tls;

    private Optional<Certificate> certificate = Optional.empty();

    @Option(names = "--ours", description = "Another command line for our crawler, with {url} and {out}.")
    private Optional<String> ours = Optional.empty();

    @Option(names = "--without", description = "Leave out 'bare' or 'ours'; may be repeated.")
    private List<String> without = new ArrayList<>();

    @Option(names = "--cmd", description = "An external crawler: NAME=COMMAND with {url} and {out}; may be repeated.")
    private Map<String, String> commands = new LinkedHashMap<>();

    @Option(names = "--require", description = "Fail when ours / bare in pages/s (median) is below this.")
    private Optional<Double> require = Optional.empty();

    @Option(names = "--work", description = "Folder for outputs and logs (default: a new one for temporary files).")
    private Optional<Path> work = Optional.empty();

    int rounds() {
        return rounds;
    }

    Duration limit() {
        return Duration.ofSeconds(timeout);
    }

    Optional<Double> require() {
        return require;
    }

    String bareJvm() throws IOException, InterruptedException {
        return trusting(bareJvm);
    }

    String oursJvm() throws IOException, InterruptedException {
        return trusting(oursJvm);
    }

    /** The server's arguments, with those that all scenarios share. */
    List<String> server(List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        certificate().ifPresent(made -> all.add("--tls=" + made.keyStore()));
        return all;
    }

    private String trusting(String jvm) throws IOException, InterruptedException {
        StringBuilder flags = new StringBuilder(jvm);
        certificate()
                .map(Certificate::trust)
                .orElse(Map.of())
                .forEach((name, value) ->
                        flags.append(" -D").append(name).append('=').append(Contestant.quoted(value)));
        return flags.toString();
    }

    private Optional<Certificate> certificate() throws IOException, InterruptedException {
        if (tls && certificate.isEmpty()) {
            certificate = Optional.of(Certificate.make());
        }
        return certificate;
    }

    Path jar() {
        return jar;
    }

    /** Where outputs and logs go. */
    Path folder() throws IOException {
        return work.isPresent() ? Files.createDirectories(work.get()) : Files.createTempDirectory("bench");
    }

    /** Deletes the files of runs that all went well, unless the user named the folder. */
    void clean(Path folder) throws IOException {
        if (work.isPresent()) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /**
     * Those who take part, the bare loop first.
     *
     * @throws IllegalArgumentException when our crawler has to be run and is not there, or nobody is left
     */
    List<Contestant> contestants(Contestant bare, Contestant standard) {
        List<Contestant> all = new ArrayList<>();
        all.add(bare);
        all.add(ours.map(line -> new Contestant(Commands.OURS, line)).orElse(standard));
        commands.forEach((name, line) -> all.add(new Contestant(name, line)));
        all.removeIf(contestant -> without.contains(contestant.name()));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("everybody is left out; add a crawler by --cmd NAME=COMMAND");
        }
        if (all.contains(standard) && !Files.exists(jar)) {
            throw new IllegalArgumentException(jar.toAbsolutePath()
                    + " is not there: build it (mvn -q -DskipTests package), name it by --jar, or say --without ours");
        }
        return all;
    }
}
