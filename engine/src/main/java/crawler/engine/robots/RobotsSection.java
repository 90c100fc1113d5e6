package crawler.engine.robots;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that follow some agents of a robots.txt, which share them; filled by the parser, then left as it is. That they are
 * shared keeps a file of many agents and many rules from growing to their product.
 */
final class RobotsSection {
    private final List<Rule> rules = new ArrayList<>();
    private final List<Double> delays = new ArrayList<>(1);

    /** One line that allows or forbids. */
    record Rule(boolean allow, PathPattern pattern) {
        /** The more special pattern counts, of equally special ones the one that allows. */
        boolean outweighs(Rule other) {
            int difference = pattern.length() - other.pattern.length();
            return difference > 0 || difference == 0 && allow && !other.allow;
        }
    }

    /** What an agent has of a section: what follows the line that names the agent. */
    record Share(RobotsSection section, int firstRule, int firstDelay) {
        List<Rule> rules() {
            return section.rules.subList(firstRule, section.rules.size());
        }

        List<Double> delays() {
            return section.delays.subList(firstDelay, section.delays.size());
        }
    }

    /** All that is added from now on. */
    Share fromHere() {
        return new Share(this, rules.size(), delays.size());
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
        delays.add(seconds);
    }
}
