package crawler.engine.robots;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a page says about itself to crawlers, in {@code X-Robots-Tag} headers and {@code <meta name=robots>}.
 *
 * @param noindex its content is not to be taken
 * @param nofollow its links are not to be followed
 */
public record PageRobots(boolean noindex, boolean nofollow) {
    /** A page that says nothing. */
    public static final PageRobots SILENT = new PageRobots(false, false);

    /** What takes a value after a colon, so that the colon does not end an agent's name. */
    private static final Set<String> WITH_VALUE =
            Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

    /**
     * What these headers say to the agent: {@code noindex, nofollow} says it to all, {@code somebot: noindex} to those
     * whose name contains somebot.
     */
    public static PageRobots ofHeaders(List<String> values, String agent) {
        PageRobots robots = SILENT;
        for (String value : values) {
            boolean meant = true;
            for (String part : value.toLowerCase(Locale.ROOT).split(",")) {
                int colon = part.indexOf(':');
                String name = colon < 0 ? "" : part.substring(0, colon).strip();
                if (!name.isEmpty() && !WITH_VALUE.contains(name)) {
                    meant = isMeant(name, agent);
                }
                robots = meant ? robots.and(part.substring(colon + 1)) : robots;
            }
        }
        return robots;
    }

    /** Whether what is said to this name is said to the agent. */
    public static boolean isMeant(String name, String agent) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.equals("robots")
                || !lower.isEmpty() && agent.toLowerCase(Locale.ROOT).contains(lower);
    }

    /** This and what a meta tag's content says, directives between commas or blanks. */
    public PageRobots and(String content) {
        PageRobots robots = this;
        for (String directive : content.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            robots = switch (directive) {
                case "none" -> new PageRobots(true, true);
                case "noindex" -> new PageRobots(true, robots.nofollow);
                case "nofollow" -> new PageRobots(robots.noindex, true);
                default -> robots;
            };
        }
        return robots;
    }
}
