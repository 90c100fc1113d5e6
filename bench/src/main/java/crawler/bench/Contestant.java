package crawler.bench;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A crawler that takes part: its name and its shell command line with places such as {url} and {out}. */
record Contestant(String name, String template) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /** The command line with every place filled in, quoted for the shell; an unknown place stays as it is. */
    String command(Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        return places.replaceAll(place -> {
            String name = place.group(1);
            return Matcher.quoteReplacement(values.containsKey(name) ? quoted(values.get(name)) : place.group());
        });
    }

    /** A word for the shell, whatever characters it has. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
