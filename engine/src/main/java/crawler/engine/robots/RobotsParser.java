package crawler.engine.robots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a robots.txt line by line; one parser for one file. */
final class RobotsParser {
    private static final Set<String> USER_AGENT = Set.of("user-agent", "useragent", "user agent");
    private static final Set<String> DISALLOW =
            Set.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw");
    private static final Set<String> SITEMAP = Set.of("sitemap", "sitemaps", "site-map");
    private static final Set<String> CRAWL_DELAY = Set.of("crawl-delay", "crawl delay");

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})(e[+-]?\\d{1,2})?", Pattern.CASE_INSENSITIVE);

    /** Fields that are known when the colon after them is missing. */
    private static final Set<String> OTHERS = Set.of("allow", "request-rate", "request rate", "host");

    /** The most words of a field; a line without a colon is not looked at further. */
    private static final int MOST_WORDS = 2;

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final String NO_BREAK_SPACE = "\u00C2\u00A0";

    private final Map<String, RobotsGroup> groups = new LinkedHashMap<>();
    private final List<String> sitemaps = new ArrayList<>();
    private RobotsSection current = new RobotsSection();
    private String previousField = "";

    RobotsRules parse(byte[] body) {
        String octets = Octets.of(body);
        int from = octets.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        for (int i = from; i <= octets.length(); i++) {
            if (i == octets.length() || octets.charAt(i) == '\n' || octets.charAt(i) == '\r') {
                line(octets.substring(from, i));
                from = i + 1;
            }
        }
        return new RobotsRules(new ArrayList<>(groups.values()), sitemaps, body.length);
    }

    private void line(String raw) {
        int comment = raw.indexOf('#');
        String line = trimmed(comment < 0 ? raw : raw.substring(0, comment));
        int fieldEnd = line.indexOf(':');
        if (fieldEnd < 0) {
            fieldEnd = knownFieldEnd(line);
        }
        if (fieldEnd >= 0) {
            String field = Octets.lower(trimmed(line.substring(0, fieldEnd)));
            field(field, trimmed(line.substring(fieldEnd + 1)));
        }
    }

    /** Where a known field ends whose colon was forgotten; in lower case only, as Protego has it. */
    private static int knownFieldEnd(String line) {
        int end = -1;
        for (int words = 0; words < MOST_WORDS; words++) {
            end = line.indexOf(' ', end + 1);
            if (end < 0 || isKnown(line.substring(0, end))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isKnown(String field) {
        return DISALLOW.contains(field)
                || USER_AGENT.contains(field)
                || SITEMAP.contains(field)
                || CRAWL_DELAY.contains(field)
                || OTHERS.contains(field);
    }

    private void field(String field, String value) {
        boolean heads = USER_AGENT.contains(field);
        if (value.isEmpty()) {
            previousField = field;
        } else if (heads || SITEMAP.contains(field) || !groups.isEmpty()) {
            if (heads) {
                agent(value);
            } else {
                rule(field, value);
            }
            previousField = field;
        }
    }

    /** Lines of agents that stand together share what follows; those of one name that stand apart are one group. */
    private void agent(String value) {
        if (!previousField.isEmpty() && !USER_AGENT.contains(previousField)) {
            current = new RobotsSection();
        }
        String name = Octets.lower(value);
        join(name);
        if (name.length() > 1 && name.indexOf('*') >= 0) {
            join(name.replace("*", ""));
        }
    }

    private void join(String name) {
        if (!name.isEmpty()) {
            groups.computeIfAbsent(name, RobotsGroup::new).join(current);
        }
    }

    private void rule(String field, String value) {
        if (field.equals("allow") || DISALLOW.contains(field)) {
            current.add(field.equals("allow"), value);
        } else if (SITEMAP.contains(field)) {
            sitemaps.add(Octets.text(value));
        } else if (CRAWL_DELAY.contains(field)) {
            delay(value);
        }
    }

    private void delay(String value) {
        if (DECIMAL.matcher(value).matches()) {
            current.delay(Double.parseDouble(value));
        }
    }

    /** Without blanks and controls at its ends; a no-break space is a blank, too. */
    private static String trimmed(String octets) {
        int from = 0;
        for (int width = 1; width > 0; from += width) {
            width = blankAt(octets, from);
        }
        int to = octets.length();
        for (int width = 1; width > 0; to -= width) {
            width = blankBefore(octets, from, to);
        }
        return octets.substring(from, to);
    }

    private static int blankAt(String octets, int from) {
        if (from < octets.length() && Character.isWhitespace(octets.charAt(from))) {
            return 1;
        }
        return octets.startsWith(NO_BREAK_SPACE, from) ? NO_BREAK_SPACE.length() : 0;
    }

    private static int blankBefore(String octets, int from, int to) {
        if (from < to && Character.isWhitespace(octets.charAt(to - 1))) {
            return 1;
        }
        int begin = to - NO_BREAK_SPACE.length();
        return begin >= from && octets.startsWith(NO_BREAK_SPACE, begin) ? NO_BREAK_SPACE.length() : 0;
    }
}
