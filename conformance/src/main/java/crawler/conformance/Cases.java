package crawler.conformance;

import crawler.conformance.program.Case;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs traced programs and prints where our trace differs from Twisted's: {@code Cases [--skip-tag TAG]... FILE...}.
 */
public final class Cases {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> skippedTags;
    private final PrintStream out;
    private int run;
    private int skipped;
    private int differ;

    /** @param skippedTags programs with one of these tags are not run */
    public Cases(List<String> skippedTags, PrintStream out) {
        this.skippedTags = List.copyOf(skippedTags);
        this.out = out;
    }

    /**
     * Exits with 0 when no program differs, 1 when one does, 2 when the arguments are wrong; whatever else is printed goes
     * to standard error.
     */
    public static void main(String[] args) {
        List<String> tags = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--skip-tag") && i + 1 < args.length) {
                tags.add(args[++i]);
            } else {
                files.add(Path.of(args[i]));
            }
        }
        if (files.isEmpty()) {
            System.err.println("usage: Cases [--skip-tag TAG]... FILE...");
            System.exit(2);
        }
        Cases cases = new Cases(tags, System.out);
        System.setOut(System.err);
        files.forEach(cases::run);
        cases.printSummary();
        System.exit(cases.differ() == 0 ? 0 : 1);
    }

    /** Runs every program of a file. */
    public void run(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> run(Case.of(JSON.readValue(line, Map.class))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void run(Case program) {
        if (skippedTags.stream().anyMatch(program::hasTag)) {
            skipped++;
            return;
        }
        run++;
        List<String> ours = trace(program);
        List<String> theirs = program.expected();
        if (!ours.equals(theirs)) {
            differ++;
            print(program, theirs, ours);
        }
    }

    private static List<String> trace(Case program) {
        try {
            return program.run();
        } catch (RuntimeException | StackOverflowError e) {
            return List.of("the interpreter failed: " + e);
        }
    }

    private void print(Case program, List<String> theirs, List<String> ours) {
        out.println("DIFFERS " + program.id() + " " + program.tags());
        int same = 0;
        while (same < Math.min(theirs.size(), ours.size()) && theirs.get(same).equals(ours.get(same))) {
            same++;
        }
        theirs.subList(Math.max(0, same - 3), same).forEach(line -> out.println("    " + line));
        theirs.subList(same, Math.min(theirs.size(), same + 5)).forEach(line -> out.println("  - " + line));
        ours.subList(same, Math.min(ours.size(), same + 5)).forEach(line -> out.println("  + " + line));
    }

    /** Prints how many there were; the last line of the output. */
    public void printSummary() {
        if (skipped > 0) {
            out.println(skipped + " skipped by tag");
        }
        out.println(run + " cases, " + differ + " differ");
    }

    public int count() {
        return run;
    }

    public int differ() {
        return differ;
    }
}
