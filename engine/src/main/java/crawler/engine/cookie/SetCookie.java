package crawler.engine.cookie;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a Set-Cookie header says (RFC 6265, 5.2), before anybody has looked at where it comes from.
 *
 * @param pair as it is sent back: {@code name=value}, or a name alone, which is as servers sent it
 * @param domain in lower case, without its first dot; empty: none, or nothing in it
 * @param path empty: none, or none that begins with a slash
 * @param expires empty: when the crawl ends
 */
record SetCookie(
        String name,
        String pair,
        Optional<String> domain,
        Optional<String> path,
        boolean secure,
        Optional<Instant> expires) {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Empty when it is none. */
    static Optional<SetCookie> parse(String header, Instant now) {
        int end = header.indexOf(';');
        String pair = end < 0 ? header : header.substring(0, end);
        int equals = pair.indexOf('=');
        String name = (equals < 0 ? pair : pair.substring(0, equals)).strip();
        if (name.isEmpty() || hasControls(header)) {
            return Optional.empty();
        }
        String sent =
                equals < 0 ? name : name + "=" + pair.substring(equals + 1).strip();
        Attributes attributes = new Attributes(now);
        for (String attribute : (end < 0 ? "" : header.substring(end + 1)).split(";")) {
            attributes.read(attribute);
        }
        return Optional.of(
                new SetCookie(name, sent, attributes.domain, attributes.path, attributes.secure, attributes.expires()));
    }

    private static boolean hasControls(String header) {
        return header.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F);
    }

    /** Of two of a name the last one counts. */
    private static final class Attributes {
        private final Instant now;
        private Optional<String> domain = Optional.empty();
        private Optional<String> path = Optional.empty();
        private Optional<Instant> expires = Optional.empty();
        private Optional<Instant> maxAge = Optional.empty();
        private boolean secure;

        Attributes(Instant now) {
            this.now = now;
        }

        void read(String attribute) {
            int equals = attribute.indexOf('=');
            String name = equals < 0 ? attribute : attribute.substring(0, equals);
            String value = equals < 0 ? "" : attribute.substring(equals + 1).strip();
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "domain" -> domain = domainOf(value);
                case "path" -> path = Optional.of(value).filter(given -> given.startsWith("/"));
                case "secure" -> secure = true;
                case "expires" -> expires = CookieDate.parse(value).or(() -> expires);
                case "max-age" -> maxAge = maxAgeOf(value).or(() -> maxAge);
                default -> {} // HttpOnly and SameSite are for browsers, all others for nobody
            }
        }

        private static Optional<String> domainOf(String value) {
            String domain = value.startsWith(".") ? value.substring(1) : value;
            return Optional.of(domain.toLowerCase(Locale.ROOT)).filter(given -> !given.isEmpty());
        }

        private Optional<Instant> maxAgeOf(String value) {
            boolean negative = value.startsWith("-");
            String digits = negative ? value.substring(1) : value;
            if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            if (negative || digits.chars().allMatch(c -> c == '0')) {
                return Optional.of(Instant.EPOCH);
            }
            long seconds = digits.length() > 10 ? LONGEST.toSeconds() : Long.parseLong(digits);
            return Optional.of(now.plusSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }

        Optional<Instant> expires() {
            return maxAge.or(() -> expires);
        }
    }
}
