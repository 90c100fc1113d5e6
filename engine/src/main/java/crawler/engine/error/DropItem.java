package crawler.engine.error;

import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Thrown by a pipeline that does not want an item. Subclasses say why by their type, which the stats count: {@code
 * item_dropped_reasons_count/NAME}.
 */
public class DropItem extends RuntimeException {
    private final Level logLevel;

    /** @param why for the log */
    public DropItem(String why) {
        super(why);
        this.logLevel = null;
    }

    /** @param logLevel of the line in the log, in the place of DEFAULT_DROPITEM_LOG_LEVEL */
    public DropItem(String why, Level logLevel) {
        super(why);
        this.logLevel = logLevel;
    }

    /** Empty: DEFAULT_DROPITEM_LOG_LEVEL. */
    public final Optional<Level> logLevel() {
        return Optional.ofNullable(logLevel);
    }
}
