package crawler.conformance.published;

import crawler.engine.text.EncodingLabel;
import crawler.engine.text.TextEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** {@code encoding/*.dat} of html5lib-tests: a document and the encoding that it declares. */
public final class Declarations {
    private static final String ANSWER = "\n#encoding\n";

    private Declarations() {}

    public static Stream<Outcome> cases(Path file) throws IOException {
        String text = "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
        return Arrays.stream(text.split("\n#data\n"))
                .filter(each -> each.contains(ANSWER))
                .map(each -> outcome(each, each.indexOf(ANSWER)));
    }

    private static Outcome outcome(String each, int end) {
        String document = each.substring(0, end);
        String label = each.substring(end + ANSWER.length())
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        TextEncoding ours = TextEncoding.of("", document.getBytes(StandardCharsets.ISO_8859_1));
        return new Outcome(
                document,
                EncodingLabel.charset(label).map(EncodingLabel::name).orElse(label),
                EncodingLabel.name(ours.charset()));
    }
}
