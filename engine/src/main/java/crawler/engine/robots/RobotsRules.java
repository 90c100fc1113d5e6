package crawler.engine.robots;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules of one robots.txt (RFC 9309), for whichever agent asks. Immutable; safe on any thread.
 *
 * <p>Where the RFC leaves room, it answers as Protego, Scrapy's parser, does: the group whose name is the longest one
 * contained in the agent's; the longest pattern wins, an equally long Allow before a Disallow.
 */
public final class RobotsRules {
    /** Those of an empty file: nothing is forbidden. */
    public static final RobotsRules ALLOW_ALL = parse("");

    /** Those of a site that is to be left alone altogether. */
    public static final RobotsRules DISALLOW_ALL = parse("User-agent: *\nDisallow: /\n");

    private final List<RobotsGroup> groups;
    private final List<String> sitemaps;
    private final int size;
    private volatile Match last;

    /** Which group is whose; remembered, because the same agent asks again and again. */
    private record Match(String agent, Optional<RobotsGroup> group) {}

    RobotsRules(List<RobotsGroup> groups, List<String> sitemaps, int size) {
        this.groups = List.copyOf(groups);
        this.sitemaps = List.copyOf(sitemaps);
        this.size = size;
        this.last = new Match("", find(""));
    }

    /** The rules of this text. */
    public static RobotsRules parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The rules of this file, which is UTF-8; octets that are no UTF-8 stand for themselves, so that they spoil no more
     * than the rule that they are in. Never fails: what makes no sense is passed over.
     */
    public static RobotsRules parse(byte[] body) {
        return new RobotsParser().parse(body);
    }

    /**
     * Whether the agent may get the URL. Rules with more wildcards than can be looked through for so long a URL (4000 for one of
     * 2000 characters) forbid it.
     *
     * @param agent a product token or a whole User-Agent header, in any case
     */
    public boolean allows(String agent, String url) {
        return group(agent).map(group -> group.allows(PathOctets.ofUrl(url))).orElse(true);
    }

    /** How many seconds the agent is asked to leave between requests: as written, be it absurd or negative. */
    public OptionalDouble crawlDelay(String agent) {
        return group(agent).map(RobotsGroup::crawlDelay).orElse(OptionalDouble.empty());
    }

    /** The sitemaps that are named, as written, in order. */
    public List<String> sitemaps() {
        return sitemaps;
    }

    /** How long the file was, in bytes; about what these rules weigh in memory. */
    public int size() {
        return size;
    }

    private Optional<RobotsGroup> group(String agent) {
        Match match = last;
        if (!match.agent().equals(agent)) {
            match = new Match(agent, find(agent));
            last = match;
        }
        return match.group();
    }

    private Optional<RobotsGroup> find(String agent) {
        String name =
                Octets.lower(Octets.of(agent.getBytes(StandardCharsets.UTF_8)).strip());
        return groups.stream()
                .filter(group -> group.appliesTo(name))
                .reduce((one, other) -> other.weight() > one.weight() ? other : one);
    }
}
