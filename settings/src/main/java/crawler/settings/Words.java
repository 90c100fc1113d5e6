package crawler.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms that are single words: booleans, text, constants. */
final class Words {
    private Words() {}

    /**
     * A boolean in the spellings of Scrapy's {@code getbool}; no others, so that a typing error is never taken for
     * "no".
     */
    record Bool() implements Form<Boolean> {
        private static final List<Object> YES = List.of("1", "True", "true", 1, 1L, true);
        private static final List<Object> NO = List.of("0", "False", "false", 0, 0L, false);

        @Override
        public String name() {
            return "boolean";
        }

        @Override
        public String expected() {
            return "a boolean (write 1, True or true for yes; 0, False or false for no)";
        }

        @Override
        public Boolean read(Object raw) {
            Object word = raw instanceof String text ? text.strip() : raw;
            if (YES.contains(word)) {
                return true;
            } else if (NO.contains(word)) {
                return false;
            }
            throw Mismatch.not(this);
        }

        @Override
        public String write(Boolean value) {
            return value.toString();
        }
    }

    /** Text, exactly as it was written. */
    record Text() implements Form<String> {
        @Override
        public String name() {
            return "text";
        }

        @Override
        public String expected() {
            return "text";
        }

        @Override
        public String read(Object raw) {
            if (raw instanceof String text) {
                return text;
            }
            throw raw instanceof Number || raw instanceof Boolean
                    ? Mismatch.not(this, "put it in quotes")
                    : Mismatch.not(this);
        }

        @Override
        public String write(String value) {
            return value;
        }
    }

    /** Text or nothing; "None" and the empty text are nothing. */
    record OptionalText() implements Form<Optional<String>> {
        @Override
        public String name() {
            return "text or None";
        }

        @Override
        public String expected() {
            return "text or None";
        }

        @Override
        public Optional<String> read(Object raw) {
            return Raw.isNone(raw) || "".equals(raw) ? Optional.empty() : Optional.of(new Text().read(raw));
        }

        @Override
        public String write(Optional<String> value) {
            return value.orElse("None");
        }
    }

    /** A constant of an enum; capitals do not matter, "-" stands for "_". */
    record OneOf<E extends Enum<E>>(Class<E> type) implements Form<E> {
        @Override
        public String name() {
            return expected();
        }

        @Override
        public String expected() {
            return Arrays.stream(type.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }

        @Override
        public E read(Object raw) {
            if (type.isInstance(raw)) {
                return type.cast(raw);
            } else if (raw instanceof String text) {
                String name = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
                return Arrays.stream(type.getEnumConstants())
                        .filter(constant ->
                                constant.name().toUpperCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> Mismatch.not(this));
            }
            throw Mismatch.not(this);
        }

        @Override
        public String write(E value) {
            return value.name();
        }
    }
}
