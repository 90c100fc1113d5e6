package crawler.conformance.plan;

import crawler.engine.Arguments;
import crawler.engine.Errback;
import crawler.engine.Request;
import crawler.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan file says. Immutable. */
public final class Plan {
    /** The rule of pages whose request names none. */
    public static final String DEFAULT_RULE = "default";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode root;

    private Plan(JsonNode root) {
        this.root = root;
    }

    /** The plan in the file that the argument {@code plan} names. @throws SettingException when it cannot be followed */
    public static Plan of(Arguments arguments) {
        String file = arguments
                .get("plan")
                .orElseThrow(() -> new SettingException("Spider \"plan\" needs a plan: -a plan=FILE.json"));
        try {
            return new Plan(JSON.readTree(Files.readString(Path.of(file))));
        } catch (IOException | JacksonException e) {
            throw new SettingException("The plan " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public List<String> allowedDomains() {
        return Nodes.strings(root.path("allowed_domains"));
    }

    public Set<Integer> handleHttpStatusList() {
        Set<Integer> statuses = new HashSet<>();
        root.path("handle_httpstatus_list").forEach(status -> statuses.add(status.asInt()));
        return statuses;
    }

    /** The settings that Scrapy's spider attributes {@code http_user} and so on are here; no domain is all of them. */
    public Map<String, String> credentials() {
        Map<String, String> settings = new HashMap<>();
        Nodes.get(root, "http_user").ifPresent(user -> settings.put("HTTPAUTH_USER", user.asString()));
        Nodes.get(root, "http_pass").ifPresent(password -> settings.put("HTTPAUTH_PASS", password.asString()));
        if (!settings.isEmpty()) {
            settings.put("HTTPAUTH_DOMAIN", root.path("http_auth_domain").asString("*"));
        }
        return settings;
    }

    /** Which items are to be dropped. */
    public Optional<JsonNode> dropIf() {
        return Nodes.get(root, "drop_if");
    }

    /** Whether the files that items link to are downloaded. */
    public boolean storesFiles() {
        return root.path("files_pipeline").asBoolean(false);
    }

    /** The first requests. */
    public Stream<Request> start(Errback failed) {
        return root.path("start").valueStream().map(node -> {
            Request request = new Request(node.path("url").asString());
            return new PlannedRequest(node, failed).of(request);
        });
    }

    /** The sitemaps that are crawled instead of first requests. */
    public Optional<PlannedSitemaps> sitemaps() {
        return Nodes.get(root, "sitemap").map(PlannedSitemaps::new);
    }

    /** What is done with pages under this name; a name that the plan does not explain means an item and no more. */
    public Rule rule(String name) {
        return new Rule(root.path("rules").path(name));
    }
}
