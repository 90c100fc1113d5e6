package crawler.conformance.published;

import crawler.engine.text.EncodingLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code encodings.json} of the Encoding Standard: each label should mean to us what its encoding's own name means. */
public final class Labels {
    private Labels() {}

    public static Stream<Outcome> cases(Path file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(file))
                .valueStream()
                .flatMap(group -> group.get("encodings").valueStream())
                .flatMap(Labels::ofEncoding);
    }

    private static Stream<Outcome> ofEncoding(JsonNode encoding) {
        String name = encoding.get("name").asString();
        return encoding.get("labels")
                .valueStream()
                .map(label -> new Outcome(
                        "label " + label.asString(), meaning(name, "an encoding"), meaning(label.asString(), "none")));
    }

    private static String meaning(String label, String none) {
        return EncodingLabel.charset(label).map(EncodingLabel::name).orElse(none);
    }
}
