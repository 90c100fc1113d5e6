package crawler.engine.cookie;

import java.util.Objects;
import java.util.Optional;

/**
 * A cookie that a request brings along, for the jar that it uses: then the jar decides where else it goes. Immutable.
 *
 * @param domain to which hosts it goes, with those below; empty: to the request's host only
 * @param path below which path it goes; empty: that of the request up to its last slash
 * @param secure whether it goes over https only; empty: if the request does
 */
public record Cookie(
        String name, String value, Optional<String> domain, Optional<String> path, Optional<Boolean> secure) {
    public Cookie {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(secure, "secure");
    }

    /** One for the request's host and path. */
    public static Cookie of(String name, String value) {
        return new Cookie(name, value, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Cookie withDomain(String newDomain) {
        return new Cookie(name, value, Optional.of(newDomain), path, secure);
    }

    public Cookie withPath(String newPath) {
        return new Cookie(name, value, domain, Optional.of(newPath), secure);
    }

    public Cookie withSecure(boolean newSecure) {
        return new Cookie(name, value, domain, path, Optional.of(newSecure));
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return name + "=…" + domain.map(at -> "; Domain=" + at).orElse("")
                + path.map(at -> "; Path=" + at).orElse("");
    }
}
