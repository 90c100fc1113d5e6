package crawler.conformance;

import crawler.conformance.function.CrawlFunctions;
import crawler.conformance.function.DocumentFunctions;
import crawler.conformance.function.DownloadFunctions;
import crawler.conformance.function.Family;
import crawler.conformance.function.FormFunctions;
import crawler.conformance.function.Function;
import crawler.conformance.function.ItemFunctions;
import crawler.conformance.function.LinkFunctions;
import crawler.conformance.function.MiddlewareFunctions;
import crawler.conformance.function.RobotsFunctions;
import crawler.conformance.function.SelectFunctions;
import crawler.conformance.function.TextFunctions;
import crawler.conformance.function.UrlFunctions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers pure functions: one JSON object per line {@code {"id","fn","args"}} on standard input, one line with
 * {@code result}, {@code error} or {@code unsupported} for each on standard output.
 */
public final class Adapter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Family> FAMILIES = List.of(
            new UrlFunctions(),
            new SelectFunctions(),
            new TextFunctions(),
            new LinkFunctions(),
            new RobotsFunctions(),
            new DownloadFunctions(),
            new FormFunctions(),
            new DocumentFunctions(),
            new ItemFunctions(),
            new MiddlewareFunctions(),
            new CrawlFunctions());

    private final Map<String, Function> functions = new HashMap<>();

    /** @param families whose functions it answers; for all others it says that they are unsupported */
    public Adapter(List<Family> families) {
        families.forEach(family -> functions.putAll(family.functions()));
    }

    static Adapter ofAllFamilies() {
        return new Adapter(FAMILIES);
    }

    /** Answers until standard input ends; whatever else is printed goes to standard error. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Adapter adapter = ofAllFamilies();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(adapter.answer(line));
        }
    }

    /** The answer to one request, both as JSON in one line. */
    public String answer(String request) {
        Map<?, ?> fields = JSON.readValue(request, Map.class);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", fields.get("id"));
        Function function = functions.get((String) fields.get("fn"));
        if (function == null) {
            answer.put("unsupported", true);
        } else {
            apply(function, (Map<?, ?>) fields.get("args"), answer);
        }
        return JSON.writeValueAsString(answer);
    }

    private static void apply(Function function, Map<?, ?> args, Map<String, Object> answer) {
        try {
            answer.put("result", function.apply(args));
        } catch (Exception e) {
            answer.put("error", e.getClass().getSimpleName());
        }
    }
}
