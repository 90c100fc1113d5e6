package crawler.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The known name that an unknown one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * The one that is nearest to {@code wanted}, whatever its capitals; of several as near the first in the alphabet. Empty
     * when none is near (one error in four letters, at most three).
     */
    public static Optional<String> to(String wanted, Collection<String> known) {
        String upper = wanted.toUpperCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(3, upper.length() / 4));
        return known.stream()
                .map(name -> Map.entry(EditDistance.between(upper, name.toUpperCase(Locale.ROOT), limit), name))
                .filter(candidate -> candidate.getKey() <= limit)
                .min(Comparator.comparing(Map.Entry<Integer, String>::getKey).thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getValue);
    }
}
