package crawler.engine.loader;

import java.util.Map;

/**
 * Makes something else of values on their way into an item. Without state; what it throws fails the loader's call that it
 * was used in.
 */
@FunctionalInterface
public interface Processor {

    /**
     * @param value a list of all values as a rule, but any value in the middle of a composition; may be null
     * @param context what the loader was given to go by, {@code selector} and {@code item} among it
     * @return one value, a list of several, or null for nothing
     */
    Object process(Object value, Map<String, Object> context);
}
