package crawler.engine.loader;

import java.util.Map;

/** The values as they are. */
public final class Identity implements Processor {
    @Override
    public Object process(Object value, Map<String, Object> context) {
        return value;
    }
}
