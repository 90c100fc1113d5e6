package crawler.conformance.plan;

import crawler.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a plan may ask for and the engine's API cannot express: told before the crawl, and never passed over. */
final class Gaps {
    private static final Map<String, String> OF_PLAN = Map.of("sitemap", "a sitemap spider");
    private static final Map<String, String> OF_FOLLOW =
            Map.of("links", "a link extractor", "form", "forms out of pages");

    private final List<String> found = new ArrayList<>();

    private Gaps() {}

    /** @throws SettingException naming all that is missing */
    static void check(String file, JsonNode plan) {
        Gaps gaps = new Gaps();
        gaps.lookFor(OF_PLAN, plan, "");
        gaps.requests(plan.path("start").valueStream(), "start");
        plan.path("rules").propertyStream().forEach(rule -> {
            List<JsonNode> follow = rule.getValue().path("follow").valueStream().toList();
            String where = "rule " + rule.getKey() + ": follow";
            follow.forEach(each -> gaps.lookFor(OF_FOLLOW, each, where + "."));
            gaps.requests(follow.stream(), where);
        });
        if (!gaps.found.isEmpty()) {
            throw new SettingException("The plan " + file + " needs what the engine does not have: "
                    + String.join("; ", gaps.found.stream().distinct().toList()));
        }
    }

    private void lookFor(Map<String, String> names, JsonNode object, String where) {
        new TreeMap<>(names)
                .forEach((name, what) -> Nodes.get(object, name)
                        .filter(node -> !node.isBoolean() || node.asBoolean())
                        .ifPresent(node -> found.add(what + " (" + where + name + ")")));
    }

    private void requests(Stream<JsonNode> requests, String where) {
        requests.forEach(request -> {
            request.path("meta").propertyNames().stream()
                    .filter(Meta.MISSING::contains)
                    .forEach(name -> found.add("meta key " + name + " (" + where + ")"));
        });
    }
}
