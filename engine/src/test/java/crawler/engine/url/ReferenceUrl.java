package crawler.engine.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The URL Standard's basic parser, state after state and slow, without escaping, hosts and drive letters: what links should
 * resolve to. An authority that is empty where it must not be makes a failure.
 */
record ReferenceUrl(String scheme, Optional<String> authority, List<String> path, boolean opaque, String tail) {

    /** Empty where the standard's parser fails. */
    static Optional<ReferenceUrl> of(String input, Optional<ReferenceUrl> base) {
        String text = UrlText.trimmed(input);
        int colon = UrlText.schemeEnd(text);
        if (colon < 0) {
            return base.flatMap(on -> on.relative(text));
        }
        String scheme = UrlText.lower(text.substring(0, colon));
        String rest = text.substring(colon + 1);
        boolean special = UrlText.isSpecial(scheme);
        if (scheme.equals("file")) {
            return Optional.of(base.filter(on -> on.scheme.equals("file"))
                    .orElseGet(() -> new ReferenceUrl("file", Optional.of(""), List.of(), false, ""))
                    .file(rest));
        }
        boolean sameAsBase = base.filter(on -> on.scheme.equals(scheme)).isPresent();
        if (special) {
            return sameAsBase && !rest.startsWith("//") ? base.get().relative(rest) : authority(scheme, rest);
        }
        if (rest.startsWith("//")) {
            return Optional.of(withAuthority(scheme, rest.substring(2)));
        }
        int end = tailStart(rest);
        return Optional.of(
                rest.startsWith("/")
                        ? walked(scheme, Optional.empty(), List.of(), rest.substring(1))
                        : new ReferenceUrl(
                                scheme, Optional.empty(), List.of(rest.substring(0, end)), true, rest.substring(end)));
    }

    private boolean slash(String text, int index) {
        return index < text.length()
                && (text.charAt(index) == '/' || UrlText.isSpecial(scheme) && text.charAt(index) == '\\');
    }

    private Optional<ReferenceUrl> relative(String text) {
        if (opaque) {
            return text.startsWith("#")
                    ? Optional.of(new ReferenceUrl(scheme, authority, path, true, query() + text))
                    : Optional.empty();
        }
        if (scheme.equals("file")) {
            return Optional.of(file(text));
        }
        if (!slash(text, 0)) {
            return Optional.of(beside(text));
        }
        if (UrlText.isSpecial(scheme) && slash(text, 1)) {
            return authority(scheme, text.substring(2));
        }
        return Optional.of(
                text.startsWith("//")
                        ? withAuthority(scheme, text.substring(2))
                        : walked(scheme, authority, List.of(), text.substring(1)));
    }

    private ReferenceUrl file(String text) {
        if (slash(text, 0) && slash(text, 1)) {
            return withAuthority(scheme, text.substring(2));
        }
        return slash(text, 0) ? walked(scheme, authority, List.of(), text.substring(1)) : beside(text);
    }

    private ReferenceUrl beside(String text) {
        if (text.isEmpty()) {
            return new ReferenceUrl(scheme, authority, path, opaque, query());
        }
        if (text.charAt(0) == '?' || text.charAt(0) == '#') {
            return new ReferenceUrl(scheme, authority, path, opaque, (text.charAt(0) == '#' ? query() : "") + text);
        }
        return walked(scheme, authority, path.subList(0, Math.max(0, path.size() - 1)), text);
    }

    private String query() {
        int hash = tail.indexOf('#');
        return hash < 0 ? tail : tail.substring(0, hash);
    }

    private static Optional<ReferenceUrl> authority(String scheme, String text) {
        int start = 0;
        while (UrlText.isSlash(text, start)) {
            start++;
        }
        ReferenceUrl url = withAuthority(scheme, text.substring(start));
        return url.authority.orElse("").isEmpty() ? Optional.empty() : Optional.of(url);
    }

    private static ReferenceUrl withAuthority(String scheme, String text) {
        int end = 0;
        while (end < text.length()
                && "/?#".indexOf(text.charAt(end)) < 0
                && !(UrlText.isSpecial(scheme) && text.charAt(end) == '\\')) {
            end++;
        }
        boolean path = end < text.length() && "?#".indexOf(text.charAt(end)) < 0;
        Optional<String> authority = Optional.of(text.substring(0, end));
        return path
                ? walked(scheme, authority, List.of(), text.substring(end + 1))
                : new ReferenceUrl(
                        scheme,
                        authority,
                        UrlText.isSpecial(scheme) ? List.of("") : List.of(),
                        false,
                        text.substring(end));
    }

    /** The standard's path state. */
    private static ReferenceUrl walked(String scheme, Optional<String> authority, List<String> start, String text) {
        List<String> path = new ArrayList<>(start);
        int end = tailStart(text);
        String walk = UrlText.isSpecial(scheme) ? text.substring(0, end).replace('\\', '/') : text.substring(0, end);
        String[] segments = walk.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String dots = segments[i].replaceAll("(?i)%2e", ".");
            boolean last = i == segments.length - 1;
            if (dots.equals("..") && !path.isEmpty()) {
                path.remove(path.size() - 1);
            }
            if (!dots.equals("..") && !dots.equals(".")) {
                path.add(segments[i]);
            } else if (last) {
                path.add("");
            }
        }
        return new ReferenceUrl(scheme, authority, path, false, text.substring(end));
    }

    private static int tailStart(String text) {
        return UrlText.indexOf(text, 0, '?', '#');
    }

    /** For which we take the slashes as part of the path; to us a backslash ends every host. */
    boolean hasEmptyHost() {
        return authority
                        .filter(host -> host.isEmpty() || host.indexOf('\\') >= 0)
                        .isPresent()
                && !scheme.equals("file");
    }

    @Override
    public String toString() {
        String joined = String.join("/", path);
        return scheme + ":" + authority.map(host -> "//" + host).orElse("") + (opaque || path.isEmpty() ? "" : "/")
                + joined + tail;
    }
}
