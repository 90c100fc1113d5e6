package crawler.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A name and its value as they stand on the command line: {@code -s NAME=VALUE}, {@code -a name=value}. */
public record Assignment(String name, String value) {
    /**
     * Splits at the first "="; the value may be empty or contain further ones.
     *
     * @param option the option that it stands behind, for the message of the {@link SettingException} when there is
     * no name or no "="
     */
    public static Assignment parse(String option, String text) {
        int at = text.indexOf('=');
        if (at < 0) {
            throw new SettingException(
                    "Option " + option + " " + text + ": \"=\" is missing. Write " + option + " " + text + "=VALUE.");
        }
        String name = text.substring(0, at).strip();
        if (name.isEmpty()) {
            throw new SettingException(
                    "Option " + option + " " + text + ": no name before \"=\". Write " + option + " NAME=VALUE.");
        }
        return new Assignment(name, text.substring(at + 1));
    }

    /** All of an option's texts, in their order; of two for the same name the later one stays, as in Scrapy. */
    public static Map<String, String> all(String option, List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            Assignment assignment = parse(option, text);
            values.put(assignment.name(), assignment.value());
        }
        return Collections.unmodifiableMap(values);
    }
}
