package crawler.engine.request;

import java.util.ArrayList;
import java.util.List;

/** A command being cut into words as a POSIX shell does: quotes, backslashes, and bash's {@code $'…'}. Nothing is expanded. */
final class ShellWords {
    private static final String PLAIN = "@%+=:,./-_";

    private final String command;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;
    private int at;

    private ShellWords(String command) {
        this.command = command;
    }

    /** @throws IllegalArgumentException when a quote is not closed */
    static List<String> of(String command) {
        return new ShellWords(command).split();
    }

    /** As one word, in single quotes unless it needs none. */
    static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private List<String> split() {
        while (at < command.length()) {
            char c = command.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> end();
                case '\'' -> single();
                case '"' -> twofold();
                case '\\' -> escaped();
                case '$' -> dollar();
                default -> begun().append(c);
            }
        }
        end();
        return List.copyOf(words);
    }

    private StringBuilder begun() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void end() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }

    /** Outside of quotes: the next character is no more than itself; an escaped line break is nothing. */
    private void escaped() {
        String line = command.startsWith("\r\n", at) ? "\r\n" : command.startsWith("\n", at) ? "\n" : "";
        at += line.length();
        if (line.isEmpty() && at < command.length()) {
            begun().append(command.charAt(at++));
        }
    }

    private void single() {
        int end = command.indexOf('\'', at);
        if (end < 0) {
            throw unclosed('\'');
        }
        begun().append(command, at, end);
        at = end + 1;
    }

    private void twofold() {
        begun();
        while (at < command.length() && command.charAt(at) != '"') {
            boolean escape = command.charAt(at) == '\\'
                    && at + 1 < command.length()
                    && "\"\\$`\n".indexOf(command.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            if (!escape || command.charAt(at) != '\n') {
                word.append(command.charAt(at));
            }
            at++;
        }
        if (at++ >= command.length()) {
            throw unclosed('"');
        }
    }

    /** Bash's quotes with C's escapes, in which browsers put what other quotes cannot hold. */
    private void dollar() {
        if (!command.startsWith("'", at)) {
            begun().append('$');
            return;
        }
        begun();
        at++;
        while (at < command.length() && command.charAt(at) != '\'') {
            char c = command.charAt(at++);
            if (c == '\\' && at < command.length()) {
                cEscape(command.charAt(at++));
            } else {
                word.append(c);
            }
        }
        if (at++ >= command.length()) {
            throw unclosed('\'');
        }
    }

    private void cEscape(char c) {
        switch (c) {
            case 'n' -> word.append('\n');
            case 't' -> word.append('\t');
            case 'r' -> word.append('\r');
            case 'x' -> code(2);
            case 'u' -> code(4);
            default -> word.append(c);
        }
    }

    private void code(int mostDigits) {
        int end = at;
        while (end < command.length() && end < at + mostDigits && Character.digit(command.charAt(end), 16) >= 0) {
            end++;
        }
        if (end > at) {
            word.append((char) Integer.parseInt(command.substring(at, end), 16));
        }
        at = end;
    }

    private IllegalArgumentException unclosed(char quote) {
        return new IllegalArgumentException("the quote " + quote + " is not closed in: " + command);
    }
}
