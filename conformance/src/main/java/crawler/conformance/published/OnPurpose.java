package crawler.conformance.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The cases of published test data that we answer otherwise on purpose: {@code on-purpose.txt}, with the reasons. */
public final class OnPurpose {
    private final Set<String> keys = new HashSet<>();

    private OnPurpose() {}

    /** Those that this project ships. */
    public static OnPurpose known() throws IOException {
        OnPurpose known = new OnPurpose();
        try (InputStream in = OnPurpose.class.getResourceAsStream("on-purpose.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .forEach(known.keys::add);
        }
        return known;
    }

    public boolean has(Outcome outcome) {
        return keys.contains(outcome.key());
    }
}
