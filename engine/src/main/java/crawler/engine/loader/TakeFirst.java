package crawler.engine.loader;

import java.util.Map;

/** The first value that is neither null nor the empty text; null when there is none. */
public final class TakeFirst implements Processor {
    @Override
    public Object process(Object value, Map<String, Object> context) {
        for (Object each : Values.of(value)) {
            if (each != null && !each.equals("")) {
                return each;
            }
        }
        return null;
    }
}
