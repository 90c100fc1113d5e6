package crawler.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** The forms that are numbers. Text longer than {@link #MAX_LENGTH} is none. */
final class Numbers {
    private static final int MAX_LENGTH = 60;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern QUANTITY = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ?([A-Za-z]*)");

    private Numbers() {}

    static Form<Integer> integers() {
        return new Whole<>(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value);
    }

    static Form<Long> longs() {
        return new Whole<>(Long.MIN_VALUE, Long.MAX_VALUE, value -> value);
    }

    /** A whole number of 32 bits, or nothing. */
    record OptionalWhole() implements Form<Optional<Integer>> {
        @Override
        public String name() {
            return "whole number or None";
        }

        @Override
        public String expected() {
            return "a whole number or None";
        }

        @Override
        public Optional<Integer> read(Object raw) {
            return Raw.isNone(raw) ? Optional.empty() : Optional.of(integers().read(raw));
        }

        @Override
        public String write(Optional<Integer> value) {
            return value.map(String::valueOf).orElse("None");
        }
    }

    /** A whole number as Python's {@code int} reads it, underscores between digits included. */
    record Whole<N extends Number>(long min, long max, LongFunction<N> of) implements Form<N> {
        @Override
        public String name() {
            return "whole number";
        }

        @Override
        public String expected() {
            return "a whole number";
        }

        @Override
        public N read(Object raw) {
            BigInteger value = whole(raw).orElseThrow(() -> Mismatch.not(this));
            if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
                throw new Mismatch("is out of range: between " + min + " and " + max);
            }
            return of.apply(value.longValueExact());
        }

        @Override
        public String write(N value) {
            return value.toString();
        }

        @Override
        public DoubleStream measure(N value) {
            return DoubleStream.of(value.doubleValue());
        }
    }

    /** A finite number. */
    record Decimal() implements Form<Double> {
        @Override
        public String name() {
            return "number";
        }

        @Override
        public String expected() {
            return "a number";
        }

        @Override
        public Double read(Object raw) {
            double value = decimal(raw).orElseThrow(() -> Mismatch.not(this));
            if (!Double.isFinite(value)) {
                throw new Mismatch("is not a finite number");
            }
            return value;
        }

        @Override
        public String write(Double value) {
            return value.toString();
        }

        @Override
        public DoubleStream measure(Double value) {
            return DoubleStream.of(value);
        }
    }

    /** A length of time; a plain number means seconds, as in Scrapy. */
    record Seconds() implements Form<Duration> {
        /** Small enough for {@link Duration#toNanos}. */
        private static final BigDecimal MOST = new BigDecimal("1000000000");

        private static final Map<String, BigDecimal> UNITS = Map.of(
                "",
                BigDecimal.ONE,
                "ms",
                new BigDecimal("0.001"),
                "s",
                BigDecimal.ONE,
                "m",
                BigDecimal.valueOf(60),
                "h",
                BigDecimal.valueOf(3600),
                "d",
                BigDecimal.valueOf(86400));

        @Override
        public String name() {
            return "duration";
        }

        @Override
        public String expected() {
            return "a duration (a number of seconds, or such as 250ms, 2s, 5m, 1h, 7d)";
        }

        @Override
        public Duration read(Object raw) {
            BigDecimal seconds = raw instanceof Duration duration
                    ? exact(duration)
                    : quantity(raw, UNITS).orElseThrow(() -> Mismatch.not(this));
            if (seconds.signum() < 0 || seconds.compareTo(MOST) > 0) {
                throw new Mismatch("is out of range: between 0 and " + MOST + " seconds");
            }
            return Duration.ofNanos(
                    seconds.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact());
        }

        @Override
        public String write(Duration value) {
            BigDecimal seconds = exact(value);
            return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
        }

        @Override
        public DoubleStream measure(Duration value) {
            return DoubleStream.of(exact(value).doubleValue());
        }

        private static BigDecimal exact(Duration value) {
            return BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
        }
    }

    /** A size; a plain number means bytes. */
    record Bytes() implements Form<Long> {
        private static final Map<String, BigDecimal> UNITS = units();

        @Override
        public String name() {
            return "size";
        }

        @Override
        public String expected() {
            return "a size (a whole number of bytes, or such as 10MB, 64MiB)";
        }

        @Override
        public Long read(Object raw) {
            BigDecimal bytes = quantity(raw, UNITS).orElseThrow(() -> Mismatch.not(this));
            if (bytes.signum() < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw new Mismatch("is out of range: between 0 and " + Long.MAX_VALUE + " bytes");
            } else if (bytes.stripTrailingZeros().scale() > 0) {
                throw Mismatch.not(this);
            }
            return bytes.longValueExact();
        }

        @Override
        public String write(Long value) {
            String[] names = {"", "KiB", "MiB", "GiB", "TiB"};
            long rest = value;
            int power = 0;
            while (rest != 0 && rest % 1024 == 0 && power < names.length - 1) {
                rest /= 1024;
                power++;
            }
            return rest + names[power];
        }

        @Override
        public DoubleStream measure(Long value) {
            return DoubleStream.of(value);
        }

        private static Map<String, BigDecimal> units() {
            Map<String, BigDecimal> units = new LinkedHashMap<>(Map.of("", BigDecimal.ONE, "B", BigDecimal.ONE));
            String[] prefixes = {"K", "M", "G", "T"};
            for (int i = 0; i < prefixes.length; i++) {
                units.put(prefixes[i] + "B", BigDecimal.TEN.pow(3 * (i + 1)));
                units.put(prefixes[i] + "iB", BigDecimal.valueOf(1024).pow(i + 1));
            }
            units.put("kB", units.get("KB"));
            return Map.copyOf(units);
        }
    }

    private static Optional<BigInteger> whole(Object raw) {
        if (raw instanceof String text) {
            String digits = text.strip();
            boolean whole =
                    digits.length() <= MAX_LENGTH && WHOLE.matcher(digits).matches();
            return whole ? Optional.of(new BigInteger(digits.replace("_", ""))) : Optional.empty();
        } else if (raw instanceof BigInteger value) {
            return Optional.of(value);
        } else if (raw instanceof Integer || raw instanceof Long || raw instanceof Short || raw instanceof Byte) {
            return Optional.of(BigInteger.valueOf(((Number) raw).longValue()));
        }
        // A number with a point counts when nothing stands behind it: JSON and TOML write 1e3.
        return decimal(raw)
                .filter(value -> value == Math.rint(value) && Double.isFinite(value))
                .map(value -> new BigDecimal(value).toBigInteger());
    }

    private static Optional<Double> decimal(Object raw) {
        if (raw instanceof Number number) {
            return Optional.of(number.doubleValue());
        } else if (raw instanceof String text) {
            String digits = text.strip();
            boolean decimal =
                    digits.length() <= MAX_LENGTH && DECIMAL.matcher(digits).matches();
            return decimal ? Optional.of(Double.valueOf(digits)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> quantity(Object raw, Map<String, BigDecimal> units) {
        if (raw instanceof Long || raw instanceof Integer) {
            return Optional.of(BigDecimal.valueOf(((Number) raw).longValue()));
        } else if (raw instanceof Number number) {
            // Through double, because a BigDecimal may have an exponent that fills the memory when it is written out.
            return Optional.of(number.doubleValue()).filter(Double::isFinite).map(BigDecimal::valueOf);
        } else if (raw instanceof String text && text.length() <= MAX_LENGTH) {
            Matcher parts = QUANTITY.matcher(text.strip());
            return parts.matches() && units.containsKey(parts.group(2))
                    ? Optional.of(new BigDecimal(parts.group(1)).multiply(units.get(parts.group(2))))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
