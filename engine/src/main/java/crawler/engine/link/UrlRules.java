package crawler.engine.link;

import crawler.engine.select.query.PythonPattern;
import java.util.List;

/** Which URLs may pass: by scheme, regular expressions, domains and endings. Immutable. */
record UrlRules(
        List<PythonPattern> allow,
        List<PythonPattern> deny,
        Domains allowDomains,
        Domains denyDomains,
        Extensions denied) {
    static final UrlRules DEFAULT =
            new UrlRules(List.of(), List.of(), Domains.NONE, Domains.NONE, Extensions.of(IgnoredExtensions.ALL));

    UrlRules withAllow(List<PythonPattern> patterns) {
        return new UrlRules(patterns, deny, allowDomains, denyDomains, denied);
    }

    UrlRules withDeny(List<PythonPattern> patterns) {
        return new UrlRules(allow, patterns, allowDomains, denyDomains, denied);
    }

    UrlRules withAllowDomains(Domains domains) {
        return new UrlRules(allow, deny, domains, denyDomains, denied);
    }

    UrlRules withDenyDomains(Domains domains) {
        return new UrlRules(allow, deny, allowDomains, domains, denied);
    }

    UrlRules withDenyExtensions(Extensions extensions) {
        return new UrlRules(allow, deny, allowDomains, denyDomains, extensions);
    }

    /** Whether a link to this absolute URL is wanted. */
    boolean allow(String url) {
        return hasScheme(url) && !denied.has(url) && matches(url);
    }

    /** Whether it passes the expressions and the domains. */
    boolean matches(String url) {
        return (allowDomains.isEmpty() || allowDomains.have(url))
                && (denyDomains.isEmpty() || !denyDomains.have(url))
                && (allow.isEmpty() || anyFound(allow, url))
                && (deny.isEmpty() || !anyFound(deny, url));
    }

    private static boolean hasScheme(String url) {
        return url.startsWith("http://")
                || url.startsWith("https://")
                || url.startsWith("ftp://")
                || url.startsWith("file://");
    }

    static boolean anyFound(List<PythonPattern> patterns, String text) {
        for (PythonPattern pattern : patterns) {
            if (pattern.isFoundIn(text)) {
                return true;
            }
        }
        return false;
    }
}
