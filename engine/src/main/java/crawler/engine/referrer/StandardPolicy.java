package crawler.engine.referrer;

import crawler.engine.url.StrippedUrl;
import crawler.engine.url.UrlParts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The policies of the W3C's standard, and Scrapy's own. */
public enum StandardPolicy implements ReferrerPolicy {
    NO_REFERRER {
        @Override
        String told(String from, String to) {
            return "";
        }
    },
    NO_REFERRER_WHEN_DOWNGRADE {
        @Override
        String told(String from, String to) {
            return isDowngrade(from, to) ? "" : whole(from);
        }
    },
    SAME_ORIGIN {
        @Override
        String told(String from, String to) {
            return isSameOrigin(from, to) ? whole(from) : "";
        }
    },
    ORIGIN {
        @Override
        String told(String from, String to) {
            return origin(from);
        }
    },
    STRICT_ORIGIN {
        @Override
        String told(String from, String to) {
            return isDowngrade(from, to) ? "" : origin(from);
        }
    },
    ORIGIN_WHEN_CROSS_ORIGIN {
        @Override
        String told(String from, String to) {
            return isSameOrigin(from, to) ? whole(from) : origin(from);
        }
    },
    STRICT_ORIGIN_WHEN_CROSS_ORIGIN {
        @Override
        String told(String from, String to) {
            return isSameOrigin(from, to) ? whole(from) : STRICT_ORIGIN.told(from, to);
        }
    },
    UNSAFE_URL {
        @Override
        String told(String from, String to) {
            return whole(from);
        }
    },
    /** As no-referrer-when-downgrade; and pages of files and S3 are not told of. */
    SCRAPY_DEFAULT {
        @Override
        String told(String from, String to) {
            boolean isPrivate = Set.of("file", "s3").contains(UrlParts.scheme(from));
            return isPrivate ? "" : NO_REFERRER_WHEN_DOWNGRADE.told(from, to);
        }
    };

    /** Pages that are nowhere cannot be told of (Referrer Policy, 8.4). */
    private static final Set<String> LOCAL = Set.of("about", "blob", "data", "filesystem");

    private static final Set<String> PROTECTED = Set.of("https", "ftps");

    /** The empty text: nothing. */
    abstract String told(String from, String to);

    @Override
    public Optional<String> referrer(String from, String to) {
        return LOCAL.contains(UrlParts.scheme(from))
                ? Optional.empty()
                : Optional.of(told(from, to)).filter(told -> !told.isEmpty());
    }

    /** The name in headers and settings: {@code no-referrer}, {@code scrapy-default}. */
    public String policyName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isDowngrade(String from, String to) {
        return PROTECTED.contains(UrlParts.scheme(from)) && !PROTECTED.contains(UrlParts.scheme(to));
    }

    private static boolean isSameOrigin(String from, String to) {
        return origin(from).equals(origin(to));
    }

    private static String whole(String url) {
        return StrippedUrl.ALL.of(url);
    }

    private static String origin(String url) {
        return StrippedUrl.ALL.originOf(url);
    }
}
