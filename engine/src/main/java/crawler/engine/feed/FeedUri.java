package crawler.engine.feed;

import crawler.settings.SettingException;
import java.util.Formatter;
import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the URI of a feed of its template: {@code quotes-%(time)s.json}, {@code part-%(batch_id)05d.csv}. */
final class FeedUri {
    static final String NAME = "%(name)s";

    private static final Pattern PLACE = Pattern.compile("%\\(([^)]*)\\)([-0]?\\d{0,3})([sd])");
    private static final Pattern BATCH = Pattern.compile("%\\(batch_(time|id)\\)");

    private FeedUri() {}

    /** Whether different batches of one feed get different URIs. */
    static boolean tellsBatchesApart(String template) {
        return BATCH.matcher(template).find();
    }

    /**
     * The template with the parameters in their places; a percent sign that begins no place stays.
     *
     * @throws SettingException when there is no such parameter
     */
    static String of(String template, Map<String, ?> parameters) {
        Matcher place = PLACE.matcher(template);
        StringBuilder uri = new StringBuilder();
        while (place.find()) {
            Object value = parameters.get(place.group(1));
            if (value == null) {
                throw new SettingException("Feed " + template + ": there is no " + place.group(1) + " for it (have: "
                        + String.join(", ", new TreeSet<>(parameters.keySet())) + "). Give it with -a, or as a public"
                        + " field of the spider.");
            }
            place.appendReplacement(uri, Matcher.quoteReplacement(text(template, place, value)));
        }
        return place.appendTail(uri).toString();
    }

    private static String text(String template, Matcher place, Object value) {
        String format = "%" + place.group(2) + place.group(3);
        try (Formatter formatter = new Formatter(Locale.ROOT)) {
            boolean whole = place.group(3).equals("d");
            return formatter
                    .format(format, whole ? (Object) Long.valueOf(value.toString()) : value.toString())
                    .toString();
        } catch (IllegalFormatException | NumberFormatException e) {
            throw new SettingException("Feed " + template + ": " + place.group() + " does not fit " + value, e);
        }
    }
}
