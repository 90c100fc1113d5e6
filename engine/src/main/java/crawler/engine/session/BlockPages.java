package crawler.engine.session;

import crawler.engine.Crawler;
import crawler.engine.Response;
import crawler.engine.text.BodyType;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Takes some statuses, and pages in which some patterns or elements are found, for bans. */
public final class BlockPages implements BanPolicy {
    public static final Setting<List<Integer>> SESSION_BAN_HTTP_CODES = Setting.ofIntList(
                    "SESSION_BAN_HTTP_CODES", 401, 403, 429)
            .doc("The statuses by which a site says that it has banned a session.");
    public static final Setting<List<String>> SESSION_BAN_PATTERNS = Setting.ofList("SESSION_BAN_PATTERNS")
            .doc("Regular expressions; a page in whose first 64 KiB one of them is found is a ban.");

    public static final Setting<List<String>> SESSION_BAN_SELECTORS = Setting.ofList(
                    "SESSION_BAN_SELECTORS",
                    "#turnstile-wrapper iframe[src^=\"https://challenges.cloudflare.com\"]",
                    "form#challenge-form",
                    "#infoDiv0 a[href*=\"//www.google.com/policies/terms/\"]",
                    "iframe[src*=\"_Incapsula_Resource?\"]")
            .doc(
                    "CSS selectors, as a JSON array when there are commas in them; an HTML page that has one of these elements is"
                            + " a ban. Those of Cloudflare's, Google's and Incapsula's block pages unless told otherwise.");

    private static final int LOOKED_AT = 64 << 10;

    /** Block pages are small; what is larger is not worth being parsed for this. */
    private static final int LARGEST_PAGE = 256 << 10;

    private final Set<Integer> codes;
    private final List<Pattern> patterns;
    private final List<String> selectors;

    public BlockPages(Crawler crawler) {
        this.codes = Set.copyOf(crawler.settings().get(SESSION_BAN_HTTP_CODES));
        this.patterns = crawler.settings().get(SESSION_BAN_PATTERNS).stream()
                .map(BlockPages::compiled)
                .toList();
        this.selectors = crawler.settings().get(SESSION_BAN_SELECTORS);
        selectors.forEach(BlockPages::check);
    }

    private static void check(String selector) {
        try {
            Response.of("http://example.com/", "").css(selector);
        } catch (IllegalArgumentException e) {
            throw new SettingException(SESSION_BAN_SELECTORS.name() + ": " + e.getMessage(), e);
        }
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new SettingException(
                    SESSION_BAN_PATTERNS.name() + ": \"" + pattern + "\" is no regular expression: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public boolean isBan(Response response) {
        return codes.contains(response.status()) || hasPattern(response) || hasElement(response);
    }

    private boolean hasPattern(Response response) {
        if (patterns.isEmpty()) {
            return false;
        }
        byte[] body = response.content().start(LOOKED_AT);
        String text = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private boolean hasElement(Response response) {
        return response.bodySize() <= LARGEST_PAGE
                && response.type() == BodyType.HTML
                && selectors.stream()
                        .anyMatch(selector -> !response.css(selector).isEmpty());
    }
}
