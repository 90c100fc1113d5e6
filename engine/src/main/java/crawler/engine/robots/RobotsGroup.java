package crawler.engine.robots;

import crawler.engine.robots.RobotsSection.Rule;
import crawler.engine.robots.RobotsSection.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What robots.txt says to the agents of one name, in all its sections; filled by the parser, then left as it is. */
final class RobotsGroup {
    /**
     * How many octets of paths one request may have looked at for wildcards, so that no file can hold up a crawl: a URL of
     * 2000 characters and 4000 such rules. A URL for which a site asks for more is forbidden.
     */
    private static final long MOST_OCTETS_SEARCHED = 1L << 23;

    private static final Rule NONE = new Rule(true, PathPattern.of(""));

    private final String agent;
    private final List<Share> shares = new ArrayList<>(1);

    /** @param agent in lower case, {@code *} for all */
    RobotsGroup(String agent) {
        this.agent = agent;
    }

    boolean appliesTo(String name) {
        return agent.equals("*") || name.contains(agent);
    }

    int weight() {
        return agent.length();
    }

    /** It is one of those whose rules follow; being named twice there changes nothing. */
    void join(RobotsSection section) {
        if (shares.isEmpty() || shares.get(shares.size() - 1).section() != section) {
            shares.add(section.fromHere());
        }
    }

    /** The last one that it was told. */
    OptionalDouble crawlDelay() {
        for (int i = shares.size() - 1; i >= 0; i--) {
            List<Double> delays = shares.get(i).delays();
            if (!delays.isEmpty()) {
                return OptionalDouble.of(delays.get(delays.size() - 1));
            }
        }
        return OptionalDouble.empty();
    }

    /** What the weightiest of the rules that match says; takes time in proportion to rules times path at worst. */
    boolean allows(String path) {
        Rule best = NONE;
        long searched = 0;
        for (Share share : shares) {
            for (Rule rule : share.rules()) {
                if (rule.pattern().hasWildcard()) {
                    searched += path.length();
                }
                if (searched > MOST_OCTETS_SEARCHED) {
                    return false;
                }
                if (rule.outweighs(best) && rule.pattern().matches(path)) {
                    best = rule;
                }
            }
        }
        return best.allow();
    }
}
