package crawler.bench.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One line of a crawler's output: the path of a page, and the numbers that it reports for it. */
record Line(String path, OptionalLong links, OptionalLong bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a file of JSON lines.
     *
     * @param base what the URLs start with, up to and with the slash
     * @return what is wrong with the file; empty when every line could be read
     */
    static Optional<String> readAll(Path file, String base, Consumer<Line> each) throws IOException {
        if (!Files.exists(file)) {
            return Optional.of("no output file");
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                Optional<Line> line = parse(text, base);
                if (line.isEmpty()) {
                    return Optional.of("line " + number + " is not a page of " + base + ": " + text);
                }
                each.accept(line.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<Line> parse(String text, String base) {
        try {
            JsonNode node = JSON.readTree(text);
            String url = node.path("url").asString("");
            boolean root = (url + "/").equals(base); // "http://host" is "http://host/" (RFC 3986, 6.2.3)
            if (!root && !url.startsWith(base)) {
                return Optional.empty();
            }
            String path = root ? "/" : url.substring(base.length() - 1);
            return Optional.of(new Line(path, number(node, "links"), number(node, "bytes")));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static OptionalLong number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }
}
