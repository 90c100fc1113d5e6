package crawler.engine.item;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;

/** Dates and times in ISO 8601: with seconds, with microseconds when there are any, with the offset that they have. */
final class IsoDate {
    private static final int NANOS_A_MICRO = 1000;

    private IsoDate() {}

    /** Empty when it is none of these, or one whose text is in ISO 8601 anyway. */
    static Optional<String> of(Object value) {
        if (value instanceof OffsetDateTime time) {
            return Optional.of(text(time.toLocalDateTime()) + time.getOffset().getId());
        }
        if (value instanceof LocalDateTime time) {
            return Optional.of(text(time));
        }
        if (value instanceof LocalTime time) {
            return Optional.of(text(time));
        }
        if (value instanceof OffsetTime time) {
            return Optional.of(text(time.toLocalTime()) + time.getOffset().getId());
        }
        return withOffset(value).flatMap(IsoDate::of);
    }

    private static Optional<OffsetDateTime> withOffset(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof ZonedDateTime time) {
            return Optional.of(time.toOffsetDateTime());
        }
        if (value instanceof Calendar calendar) {
            return Optional.of(OffsetDateTime.ofInstant(
                    calendar.toInstant(), calendar.getTimeZone().toZoneId()));
        }
        boolean plain = value.getClass() == Date.class; // not java.sql's, which have no instants but good texts
        return plain ? Optional.of(((Date) value).toInstant().atOffset(ZoneOffset.UTC)) : Optional.empty();
    }

    private static String text(LocalDateTime time) {
        return time.toLocalDate() + "T" + text(time.toLocalTime());
    }

    private static String text(LocalTime time) {
        String seconds = String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
        int nanos = time.getNano();
        if (nanos == 0) {
            return seconds;
        }
        return seconds
                + (nanos % NANOS_A_MICRO == 0
                        ? String.format(".%06d", nanos / NANOS_A_MICRO)
                        : String.format(".%09d", nanos));
    }
}
