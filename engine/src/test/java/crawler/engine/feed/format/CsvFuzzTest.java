package crawler.engine.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fuzzing;
import crawler.engine.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random items in two runs, for {@code -Dfuzz.seconds=N}: what another reader gets back is what was written. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
@DisplayName("H1, H4, H8, H10: whatever is written as CSV can be read")
final class CsvFuzzTest {

    @Test
    void aTableIsReadBack() {
        Fuzzing.run("CSV", seed -> {
            Random random = new Random(seed);
            RandomItems made = new RandomItems(random);
            List<String> names =
                    List.of("a" + made.text(), "b" + made.text(), "c" + made.text()); // U+FEFF would be a mark
            Map<String, Object> options = options(made, random);
            options.put("fields_to_export", names);
            List<Item> items = items(names, made, random);
            String csv = TwoRuns.write(CsvExporter::new, ExportOptions.of(options), items, random);
            char delimiter = options.get("delimiter").toString().charAt(0);
            assertEquals(rows(names, items), CsvTable.read(csv, delimiter), csv);
        });
    }

    private static Map<String, Object> options(RandomItems made, Random random) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("encoding", made.any(TwoRuns.ENCODINGS));
        options.put("quoting", random.nextInt(3));
        options.put("delimiter", made.any(List.of(",", ";", "\t", "|")));
        options.put("lineterminator", made.any(List.of("\r\n", "\n")));
        return options;
    }

    private static List<Item> items(List<String> names, RandomItems made, Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            items.add(Item.of(Map.of(names.get(0), made.text(), names.get(1), made.text(), names.get(2), made.text())));
        }
        return items;
    }

    private static List<List<String>> rows(List<String> names, List<Item> items) {
        List<List<String>> rows = new ArrayList<>(List.of(names));
        items.forEach(item -> rows.add(names.stream()
                .map(name -> (String) ((Item.MapItem) item).fields().get(name))
                .toList()));
        return rows;
    }
}
