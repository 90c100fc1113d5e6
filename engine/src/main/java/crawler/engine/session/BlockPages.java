package crawler.engine.session;

import crawler.engine.Crawler;
import crawler.engine.Response;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Takes some statuses, and pages in which one of some patterns is found, for bans. */
public final class BlockPages implements BanPolicy {
    public static final Setting<List<Integer>> SESSION_BAN_HTTP_CODES = Setting.ofIntList(
                    "SESSION_BAN_HTTP_CODES", 401, 403, 429)
            .doc("The statuses by which a site says that it has banned a session.");
    public static final Setting<List<String>> SESSION_BAN_PATTERNS = Setting.ofList("SESSION_BAN_PATTERNS")
            .doc("Regular expressions; a page in whose first 64 KiB one of them is found is a ban.");

    private static final int LOOKED_AT = 64 << 10;

    private final Set<Integer> codes;
    private final List<Pattern> patterns;

    public BlockPages(Crawler crawler) {
        this.codes = Set.copyOf(crawler.settings().get(SESSION_BAN_HTTP_CODES));
        this.patterns = crawler.settings().get(SESSION_BAN_PATTERNS).stream()
                .map(BlockPages::compiled)
                .toList();
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
        if (codes.contains(response.status())) {
            return true;
        }
        if (patterns.isEmpty()) {
            return false;
        }
        byte[] body = response.body();
        String text = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
