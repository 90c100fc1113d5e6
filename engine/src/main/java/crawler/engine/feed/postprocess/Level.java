package crawler.engine.feed.postprocess;

import crawler.settings.SettingException;
import java.util.Map;

/** Reads how hard a compressor is to try. */
final class Level {

    private Level() {}

    static int of(Map<String, Object> options, String name, int otherwise, int least, int most) {
        Object value = options.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.intValue() >= least && number.intValue() <= most) {
            return number.intValue();
        }
        throw new SettingException(
                "\"" + name + "\" of a feed is a whole number from " + least + " to " + most + ", not " + value);
    }
}
