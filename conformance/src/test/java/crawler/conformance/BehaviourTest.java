package crawler.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the adapter's functions against what real Scrapy answered, one test per function.
 *
 * <p>Beside the cases lie {@code unsupported.txt}, the functions that are not there yet, and {@code exceptions/FUNCTION.txt}
 * with lines of an id, two spaces and the reason why our answer is another: HTML5's tree, or a safer answer. Both are held
 * to be true: a case that is listed and passes, or a function that is listed and answers, fails.
 */
final class BehaviourTest {
    private static final Path FOLDER = Path.of("src/test/resources/behaviour");
    private static final Path EXCEPTIONS = FOLDER.resolve("exceptions");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Adapter adapter = Adapter.ofAllFamilies();

    @TestFactory
    Stream<DynamicTest> everyFunctionAnswersAsScrapyDoes() {
        Set<String> unsupported = new TreeSet<>(lines(FOLDER.resolve("unsupported.txt")));
        return cases().entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(function.getKey(), () -> {
                    List<String> problems = unsupported.contains(function.getKey())
                            ? answered(function.getValue())
                            : differences(function.getValue(), exceptions(function.getKey()));
                    assertEquals("", String.join("\n", problems));
                }));
    }

    @Test
    void everyFunctionThatIsListedAsUnsupportedHasCases() {
        Set<String> listed = new TreeSet<>(lines(FOLDER.resolve("unsupported.txt")));
        listed.removeAll(cases().keySet());
        assertEquals(Set.of(), listed);
    }

    @Test
    void everyExceptionIsACaseOfItsFunctionAndHasAReason() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXCEPTIONS)) {
            files.map(file -> file.getFileName().toString().replace(".txt", "")).forEach(function -> {
                Set<String> ids = cases().getOrDefault(function, List.of()).stream()
                        .map(BehaviourTest::id)
                        .collect(Collectors.toSet());
                exceptions(function).forEach((id, reason) -> {
                    if (!ids.contains(id) || reason.isBlank()) {
                        wrong.add(function + ".txt: " + id + " " + reason);
                    }
                });
            });
        }
        assertEquals(List.of(), wrong);
    }

    private List<String> answered(Collection<JsonNode> cases) {
        return cases.stream()
                .filter(each -> !answer(each).has("unsupported"))
                .map(each -> id(each) + " is answered: take the function out of unsupported.txt")
                .toList();
    }

    private List<String> differences(Collection<JsonNode> cases, Map<String, String> exceptions) {
        List<String> differences = new ArrayList<>();
        for (JsonNode each : cases) {
            JsonNode answer = answer(each);
            boolean same = SameAnswer.of(each, answer);
            if (same && exceptions.containsKey(id(each))) {
                differences.add(id(each) + " passes: take it out of the exceptions");
            } else if (!same && !exceptions.containsKey(id(each))) {
                differences.add(told(each, answer));
            }
        }
        return differences;
    }

    private static String told(JsonNode each, JsonNode answer) {
        String expected = each.has("error") ? "an error" : each.get("result").toString();
        String ours = answer.has("result") ? answer.get("result").toString() : answer.toString();
        return id(each) + " " + each.get("args") + "\n  - " + expected + "\n  + " + ours;
    }

    private JsonNode answer(JsonNode each) {
        return JSON.readTree(adapter.answer(each.toString()));
    }

    private static String id(JsonNode each) {
        return each.get("id").asString();
    }

    /** By function, in the order of the files' names and lines. */
    private static Map<String, List<JsonNode>> cases() {
        Map<String, List<JsonNode>> cases = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(file -> lines(file).stream())
                    .map(JSON::readTree)
                    .forEach(each -> cases.computeIfAbsent(each.get("fn").asString(), fn -> new ArrayList<>())
                            .add(each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** Reasons by id. */
    private static Map<String, String> exceptions(String function) {
        Path file = EXCEPTIONS.resolve(function + ".txt");
        return Files.exists(file)
                ? lines(file).stream()
                        .map(line -> line.split("  ", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : ""))
                : Map.of();
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
