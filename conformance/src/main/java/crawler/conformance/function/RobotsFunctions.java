package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.robots.RobotsRules;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalDouble;

/** What a robots.txt says. */
public final class RobotsFunctions implements Family {

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "robots_allowed", function(args -> rules(args).allows(args.text("agent"), args.text("url"))),
                "robots_body_allowed",
                        function(args -> RobotsRules.parse(Base64.getDecoder().decode(args.text("body_b64")))
                                .allows(args.text("agent"), args.text("url"))),
                "robots_crawl_delay", function(RobotsFunctions::crawlDelay),
                "robots_sitemaps", function(args -> rules(args).sitemaps()));
    }

    private static RobotsRules rules(Arguments args) {
        return RobotsRules.parse(args.text("text"));
    }

    private static Object crawlDelay(Arguments args) {
        OptionalDouble delay = rules(args).crawlDelay(args.text("agent"));
        return delay.isPresent() ? delay.getAsDouble() : null;
    }
}
