package crawler.engine.robots;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What robots.txt says to the agents of one name; filled by the parser, then left as it is. */
final class RobotsGroup {
    private final String agent;
    private final List<Rule> rules = new ArrayList<>();
    private OptionalDouble crawlDelay = OptionalDouble.empty();

    /** One line that allows or forbids. */
    record Rule(boolean allow, PathPattern pattern) {}

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

    /** A line of Allow or Disallow; an end mark may also be meant as a dollar sign. */
    void add(boolean allow, String value) {
        if (value.endsWith("$")) {
            add(new Rule(allow, PathPattern.of(value.substring(0, value.length() - 1) + "%24")));
        }
        PathPattern pattern = PathPattern.of(value);
        add(new Rule(allow, pattern));
        if (allow && pattern.endsWith("/index.html")) {
            add(true, value.substring(0, value.lastIndexOf('/') + 1) + "$"); // who allows the index allows its folder
        }
    }

    private void add(Rule rule) {
        if (rule.pattern().canMatch()) {
            rules.add(rule);
        }
    }

    void delay(double seconds) {
        crawlDelay = OptionalDouble.of(seconds);
    }

    OptionalDouble crawlDelay() {
        return crawlDelay;
    }

    void sort() {
        rules.sort(RobotsRules.ORDER);
    }

    boolean allows(String path) {
        for (Rule rule : rules) {
            if (rule.pattern().matches(path)) {
                return rule.allow();
            }
        }
        return true;
    }
}
