package crawler.engine.extension;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses stats by parts of their keys: what is excluded never, what is included always, the rest if nothing is included.
 *
 * @param isOn whether any are wanted
 */
record StatsFilter(boolean isOn, List<String> include, List<String> exclude) {
    private static final JsonMapper JSON = new JsonMapper();

    /** @throws SettingException when include or exclude is no list */
    static StatsFilter of(Settings settings, Setting<Map<String, String>> key) {
        Map<String, String> options = settings.get(key);
        return new StatsFilter(
                !options.isEmpty() && !"false".equalsIgnoreCase(options.get("enabled")),
                list(key, options, "include"),
                list(key, options, "exclude"));
    }

    private static List<String> list(Setting<?> key, Map<String, String> options, String name) {
        String text = options.getOrDefault(name, "[]");
        try {
            JsonNode list = JSON.readTree(text);
            if (list.isArray()) {
                return list.valueStream().map(JsonNode::asString).toList();
            }
        } catch (JacksonException e) {
            throw new SettingException(
                    "Setting " + key.name() + ": " + name + " is no list of parts of keys: " + text, e);
        }
        throw new SettingException("Setting " + key.name() + ": " + name + " is no list of parts of keys: " + text);
    }

    boolean lets(String stat) {
        if (exclude.stream().anyMatch(stat::contains)) {
            return false;
        }
        return include.isEmpty() || include.stream().anyMatch(stat::contains);
    }
}
