package crawler.engine.select.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as Python writes it, run by {@link Pattern}: named groups {@code (?P<name>)}, a brace that is no
 * quantifier stands for itself, classes know no operations, {@code \w \d \s \b} are Unicode's. Immutable; compiled ones are
 * kept. A text that makes Java's expressions recurse too deep, as in {@code (a|b)*}, is matched once more on a large stack;
 * if that is too small as well, an {@link InvalidQueryException} names the expression.
 */
public final class PythonPattern {
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
    private static final BoundedCache<String, PythonPattern> KNOWN = new BoundedCache<>(1000);

    private final String source;
    private final Pattern pattern;
    private final Map<String, Integer> groups;

    private PythonPattern(String source, Pattern pattern, Map<String, Integer> groups) {
        this.source = source;
        this.pattern = pattern;
        this.groups = groups;
    }

    /** @throws InvalidQueryException when it is no regular expression */
    public static PythonPattern of(String regex) {
        return KNOWN.get(regex, PythonPattern::compile);
    }

    private static PythonPattern compile(String regex) {
        Translation translation = new Translation(regex);
        try {
            Pattern pattern = Pattern.compile(translation.javaRegex(), FLAGS);
            return new PythonPattern(regex, pattern, Map.copyOf(translation.groups));
        } catch (PatternSyntaxException e) {
            throw new InvalidQueryException("regex", regex, e.getIndex(), e.getDescription());
        }
    }

    /** Whether it matches anywhere in the text. */
    public boolean isFoundIn(String text) {
        return on(text, Matcher::find);
    }

    /** The first match. */
    public Optional<MatchResult> first(String text) {
        return on(text, matcher -> matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty());
    }

    /** All matches, one behind the other. */
    public List<MatchResult> all(String text) {
        return on(text, matcher -> matcher.results().toList());
    }

    /**
     * The text with its first match, or all, replaced by what Python's template makes of it ({@code \1} is a group).
     *
     * @throws InvalidQueryException when the template names a group that there is not
     */
    public String replaced(String text, String template, boolean all) {
        String java = template(template);
        try {
            return on(text, matcher -> all ? matcher.replaceAll(java) : matcher.replaceFirst(java));
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidQueryException("regex", source, -1, e.getMessage() + " for \"" + template + "\"");
        }
    }

    /** What the work makes of a matcher of the text. The one place where an Error is caught: pages must not kill crawls. */
    private <T> T on(String text, Function<Matcher, T> work) {
        try {
            return work.apply(pattern.matcher(text));
        } catch (StackOverflowError e) {
            return deeply(text, work);
        }
    }

    private <T> T deeply(String text, Function<Matcher, T> work) {
        try {
            return DeepStack.run(() -> work.apply(pattern.matcher(text)));
        } catch (StackOverflowError e) {
            throw new InvalidQueryException(
                    "regex",
                    source,
                    -1,
                    "on a text of " + text.length() + " characters it needs more than " + DeepStack.MEBIBYTES
                            + " MiB of stack; write [ab]* for (a|b)*, or (?:a|bc)*+ for (a|bc)*");
        }
    }

    /**
     * What Scrapy's {@code re()} finds: the group named {@code extract} of the first match if there is one of that name, else
     * of every match its groups, or all of it when there are no groups; a group that took no part is "".
     */
    public List<String> findAll(String text) {
        Integer extract = groups.get("extract");
        if (extract != null) {
            return first(text).map(match -> match.group(extract)).stream().toList();
        }
        return on(text, matcher -> {
            List<String> found = new ArrayList<>();
            while (matcher.find()) {
                found.addAll(groups(matcher));
            }
            return found;
        });
    }

    /** The groups of a match, or the whole of it when there are none. */
    public static List<String> groups(MatchResult match) {
        if (match.groupCount() == 0) {
            return List.of(match.group());
        }
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= match.groupCount(); i++) {
            groups.add(match.group(i) == null ? "" : match.group(i));
        }
        return groups;
    }

    /** A replacement as Python writes it ({@code \1}) in Java's form ({@code $1}). */
    private static String template(String replacement) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            boolean group = c == '\\' && i + 1 < replacement.length() && Character.isDigit(replacement.charAt(i + 1));
            if (group) {
                out.append('$');
            } else {
                out.append(c == '$' ? "\\$" : c == '\\' && i + 1 == replacement.length() ? "\\\\" : String.valueOf(c));
            }
        }
        return out.toString();
    }

    /** One walk over a regular expression, from left to right. */
    private static final class Translation {
        private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d*)(,?)(\\d*)}");
        private static final Pattern ANYTHING = Pattern.compile("\\((\\?:)?(?:\\.\\|\\\\[nsr]|\\\\[nsr]\\|\\.)\\)");
        private static final Pattern NAME = Pattern.compile("\\(\\?P([<=])(\\w+)[>)]");

        private final String source;
        private final StringBuilder out = new StringBuilder();
        private final Map<String, Integer> groups = new HashMap<>();
        private int at;
        private int groupCount;

        Translation(String source) {
            this.source = source;
        }

        String javaRegex() {
            while (at < source.length()) {
                char c = source.charAt(at);
                switch (c) {
                    case '\\' -> escape(false);
                    case '[' -> characterClass();
                    case '{' -> brace();
                    case '(' -> parenthesis();
                    default -> copy(1);
                }
            }
            return out.toString();
        }

        private void copy(int length) {
            int end = Math.min(at + length, source.length());
            out.append(source, at, end);
            at = end;
        }

        private void escape(boolean inClass) {
            char c = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
            if (c >= '0' && c <= '9') {
                number(inClass);
                return;
            }
            String java = c == 'v' ? "\\x0B" : c == 'b' && inClass ? "\\x08" : c == 'Z' && !inClass ? "\\z" : "";
            if (java.isEmpty()) {
                copy(2);
            } else {
                out.append(java);
                at += 2;
            }
        }

        /** An octal number if there are three digits, the first is zero, or this is a class; else the number of a group. */
        private void number(boolean inClass) {
            int end = digitsEnd('7', 3);
            boolean octal = end > at + 1 && (inClass || end == at + 4 || source.charAt(at + 1) == '0');
            end = octal ? end : digitsEnd('9', 2);
            int value = Integer.parseInt(source, at + 1, end, octal ? 8 : 10);
            if (octal ? value > 0377 : inClass || value > groupCount) {
                throw new PatternSyntaxException("there is no such group or character", source, at);
            }
            out.append(octal ? String.format("\\x%02x", value) : "(?:\\" + value + ")");
            at = end;
        }

        private int digitsEnd(char largest, int most) {
            int end = at + 1;
            while (end < source.length()
                    && end <= at + most
                    && source.charAt(end) >= '0'
                    && source.charAt(end) <= largest) {
                end++;
            }
            return end;
        }

        /** Where Java would see a nested class or an operation, Python sees plain characters. */
        private void characterClass() {
            copy(source.startsWith("[^", at) ? 2 : 1);
            int first = at;
            while (at < source.length() && (source.charAt(at) != ']' || at == first)) {
                char c = source.charAt(at);
                if (c == '\\') {
                    escape(true);
                } else {
                    out.append(c == '[' || c == '&' || c == ']' ? "\\" : "");
                    copy(1);
                }
            }
            copy(1);
        }

        private void brace() {
            Matcher quantifier = QUANTIFIER.matcher(source).region(at, source.length());
            boolean counts = quantifier.lookingAt() && !(quantifier.group(1) + quantifier.group(3)).isEmpty() && at > 0;
            if (!counts) {
                out.append('\\');
                copy(1);
            } else {
                out.append('{').append(quantifier.group(1).isEmpty() ? "0" : "");
                at++;
                copy(quantifier.end() - at);
            }
        }

        private void parenthesis() {
            Matcher name = NAME.matcher(source).region(at, source.length());
            Matcher anything = ANYTHING.matcher(source).region(at, source.length());
            if (anything.lookingAt()) {
                anything(anything.group(1) == null);
                at = anything.end();
            } else if (name.lookingAt()) {
                named(name.group(1).equals("<"), name.group(2));
                at = name.end();
            } else if (source.startsWith("(?#", at)) {
                int end = source.indexOf(')', at);
                at = end < 0 ? source.length() : end + 1;
            } else {
                groupCount += source.startsWith("(?", at) ? 0 : 1;
                copy(source.startsWith("(?u)", at) ? 0 : 1);
                at += source.startsWith("(?u)", at) ? 4 : 0;
            }
        }

        /** {@code (.|\n)}: Java would take stack for each character that such a choice is repeated for. */
        private void anything(boolean counts) {
            groupCount += counts ? 1 : 0;
            out.append(counts ? "(" : "(?:").append("(?s:.))");
        }

        /** Names become numbers: Java's may not hold an underscore. */
        private void named(boolean opens, String name) {
            if (opens) {
                groups.put(name, ++groupCount);
                out.append('(');
            } else {
                out.append("(?:\\").append(groups.getOrDefault(name, 0)).append(')');
            }
        }
    }
}
