package crawler.engine.record;

import crawler.engine.item.FieldType;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Map;

/** Dates and numbers as pages write them, by a {@link Format}. */
final class Written implements FieldType.Parser {
    private static final Map<Class<?>, TemporalQuery<?>> DATES = Map.of(
            LocalDate.class, LocalDate::from,
            LocalTime.class, LocalTime::from,
            LocalDateTime.class, LocalDateTime::from,
            OffsetDateTime.class, OffsetDateTime::from,
            YearMonth.class, YearMonth::from,
            Year.class, Year::from);

    private final Format format;
    private final Locale language;
    private final ZoneId zone;

    Written(Format format) {
        this.format = format;
        this.language = Locale.forLanguageTag(format.language());
        this.zone = ZoneId.of(format.zone());
    }

    /** @throws IllegalArgumentException when the pattern is none for values of this class */
    void check(Class<?> wanted) {
        if (TemporalAccessor.class.isAssignableFrom(wanted)) {
            dates();
        } else {
            numbers();
        }
    }

    @Override
    public Object parse(Class<?> wanted, String text) {
        String stripped = text.strip();
        try {
            return TemporalAccessor.class.isAssignableFrom(wanted)
                    ? date(wanted, stripped)
                    : FieldType.to(wanted, number(stripped));
        } catch (RuntimeException e) { // of two libraries of parsers
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no " + wanted.getSimpleName() + " of the form " + format.value(), e);
        }
    }

    private DateTimeFormatter dates() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(format.value())
                .toFormatter(language);
    }

    private Object date(Class<?> wanted, String text) {
        if (wanted == Instant.class || wanted == ZonedDateTime.class) {
            ZonedDateTime date = zoned(text);
            return wanted == Instant.class ? date.toInstant() : date;
        }
        return dates().parse(text, DATES.get(wanted));
    }

    private ZonedDateTime zoned(String text) {
        TemporalAccessor date = dates().parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (date instanceof ZonedDateTime zoned) {
            return zoned;
        }
        return date instanceof LocalDateTime local
                ? local.atZone(zone)
                : LocalDate.from(date).atStartOfDay(zone);
    }

    private DecimalFormat numbers() {
        DecimalFormat numbers = new DecimalFormat(format.value(), DecimalFormatSymbols.getInstance(language));
        numbers.setParseBigDecimal(true);
        return numbers;
    }

    /** As a plain text: a number with a fraction is no whole number. */
    private String number(String text) {
        ParsePosition end = new ParsePosition(0);
        Number number = numbers().parse(text, end);
        if (number == null || end.getIndex() < text.length()) {
            throw new IllegalArgumentException("not all of it is a number");
        }
        return number.toString();
    }
}
