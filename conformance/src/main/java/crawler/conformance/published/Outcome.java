package crawler.conformance.published;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** What one case of a file of test data should give, and what we give. */
public record Outcome(String input, String expected, String ours) {

    public boolean isSame() {
        return expected.equals(ours);
    }

    /** Stands for the input in the list of what differs on purpose. */
    public String key() {
        CRC32 sum = new CRC32();
        sum.update(input.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    @Override
    public String toString() {
        return key() + " " + visible(input) + "\n  - " + visible(expected) + "\n  + " + visible(ours);
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.append(
                        c > ' ' && c < 0x7f || c == ' '
                                ? Character.toString(c)
                                : "\\u{" + Integer.toHexString(c) + "}"));
        return out.toString();
    }
}
