package crawler.engine.cookie;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The date of an Expires attribute, in whatever form servers write it (RFC 6265, 5.1.1). One reader for one date. */
final class CookieDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int EARLIEST = 1601;

    private int hour = -1;
    private int minute;
    private int second;
    private int day = -1;
    private int month = -1;
    private int year = -1;

    private CookieDate() {}

    /** Empty when it is none. */
    static Optional<Instant> parse(String text) {
        CookieDate date = new CookieDate();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isDelimiter(text.charAt(i))) {
                if (i > start) {
                    date.token(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return date.instant();
    }

    private static boolean isDelimiter(char c) {
        return c == '\t'
                || c >= ' ' && c <= '/'
                || c >= ';' && c <= '@'
                || c >= '[' && c <= '`'
                || c >= '{' && c <= '~';
    }

    private void token(String token) {
        if (hour < 0 && isTime(token)) {
            return;
        }
        int digits = digits(token, 0);
        if (day < 0 && (digits == 1 || digits == 2)) {
            day = Integer.parseInt(token.substring(0, digits));
        } else if (month < 0 && monthOf(token) > 0) {
            month = monthOf(token);
        } else if (year < 0 && digits >= 2 && digits <= 4) {
            year = inFull(Integer.parseInt(token.substring(0, digits)));
        }
    }

    /** Takes hour, minute and second when the token is a time. */
    private boolean isTime(String token) {
        int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < 3; i++) {
            int digits = digits(token, at);
            boolean colon = i == 2 || at + digits < token.length() && token.charAt(at + digits) == ':';
            if (digits < 1 || digits > 2 || !colon) {
                return false;
            }
            numbers[i] = Integer.parseInt(token.substring(at, at + digits));
            at += digits + 1;
        }
        hour = numbers[0];
        minute = numbers[1];
        second = numbers[2];
        return true;
    }

    private static int digits(String token, int from) {
        int i = from;
        while (i < token.length() && token.charAt(i) >= '0' && token.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    private static int monthOf(String token) {
        int index =
                token.length() < 3 ? -1 : MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT));
        return index >= 0 && index % 3 == 0 ? index / 3 + 1 : -1;
    }

    private static int inFull(int written) {
        if (written >= 70 && written <= 99) {
            return written + 1900;
        }
        return written <= 69 ? written + 2000 : written;
    }

    private Optional<Instant> instant() {
        if (hour < 0 || day < 0 || month < 0 || year < EARLIEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
