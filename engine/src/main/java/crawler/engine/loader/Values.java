package crawler.engine.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One value or several. */
final class Values {

    private Values() {}

    /** Several as they are, one alone in a list, null as none. Texts, maps and items are one. */
    static List<Object> of(Object value) {
        List<Object> values = new ArrayList<>();
        if (value instanceof Iterable<?> many) {
            many.forEach(values::add);
        } else if (value instanceof Object[] many) {
            values.addAll(Arrays.asList(many));
        } else if (value != null) {
            values.add(value);
        }
        return values;
    }

    /** Whether there is nothing in it that would count, as Python has it. */
    static boolean isNothing(Object value) {
        return value == null
                || "".equals(value)
                || Boolean.FALSE.equals(value)
                || (value instanceof Number number && number.doubleValue() == 0)
                || (value instanceof Iterable<?> many && !many.iterator().hasNext())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
