package crawler.engine.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A processor that looks at each value on its own, as a text. */
@FunctionalInterface
public interface TextProcessor extends Processor {

    /** @return one value, a list of several, or null for nothing */
    Object text(String text);

    @Override
    default Object process(Object value, Map<String, Object> context) {
        List<Object> processed = new ArrayList<>();
        for (Object each : Values.of(value)) {
            if (each != null) {
                processed.addAll(Values.of(text(each.toString())));
            }
        }
        return processed;
    }
}
