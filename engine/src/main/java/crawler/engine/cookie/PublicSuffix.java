package crawler.engine.cookie;

import okhttp3.HttpUrl;

/**
 * Domains under which anybody may have a site, such as {@code co.uk}: those of the public suffix list, and all of one
 * word.
 */
final class PublicSuffix {
    private PublicSuffix() {}

    /** @param domain a host's name in lower case */
    static boolean is(String domain) {
        if (domain.indexOf('.') < 0) {
            return true;
        }
        try {
            return new HttpUrl.Builder().scheme("http").host(domain).build().topPrivateDomain() == null;
        } catch (IllegalArgumentException e) {
            return true; // no name that a site could have
        }
    }
}
