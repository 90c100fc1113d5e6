package crawler.engine.url;

/**
 * URLs without what is nobody else's business: user and password, the usual port, the fragment (Scrapy's {@code
 * strip_url}; Referrer Policy, 8.4). Each part can be kept. Immutable.
 */
public final class StrippedUrl {
    /** Takes all of them away. */
    public static final StrippedUrl ALL = new StrippedUrl(true, true, true);

    private final boolean credentials;
    private final boolean usualPort;
    private final boolean fragment;

    private StrippedUrl(boolean credentials, boolean usualPort, boolean fragment) {
        this.credentials = credentials;
        this.usualPort = usualPort;
        this.fragment = fragment;
    }

    public StrippedUrl keepingCredentials() {
        return new StrippedUrl(false, usualPort, fragment);
    }

    public StrippedUrl keepingUsualPort() {
        return new StrippedUrl(credentials, false, fragment);
    }

    public StrippedUrl keepingFragment() {
        return new StrippedUrl(credentials, usualPort, false);
    }

    /** The URL without these parts. */
    public String of(String url) {
        int path = UrlText.pathStart(url);
        int hash = url.indexOf('#', path);
        boolean cut = hash >= 0 && (fragment || hash == url.length() - 1);
        return site(url, credentials) + url.substring(path, cut ? hash : url.length());
    }

    /** Scheme, host and port with a slash; the fragment as well if it is kept. */
    public String originOf(String url) {
        String kept = UrlParts.fragment(url);
        return site(url, true) + "/" + (fragment || kept.isEmpty() ? "" : "#" + kept);
    }

    /** Scheme and authority. */
    private String site(String url, boolean withoutUser) {
        String site = url.substring(0, UrlText.pathStart(url));
        int slashes = site.indexOf("//");
        if (slashes < 0) {
            return site;
        }
        int at = site.lastIndexOf('@');
        String authority = site.substring(withoutUser && at >= 0 ? at + 1 : slashes + 2);
        String scheme = UrlParts.scheme(url);
        String port = ":" + UrlParts.defaultPort(scheme);
        boolean shortened = usualPort && !scheme.startsWith("ws") && authority.endsWith(port);
        return (scheme.isEmpty() ? "//" : scheme + "://")
                + (shortened ? authority.substring(0, authority.length() - port.length()) : authority);
    }
}
