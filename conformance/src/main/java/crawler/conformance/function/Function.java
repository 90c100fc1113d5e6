package crawler.conformance.function;

import java.util.Map;

/** One function of the product, called with JSON. */
@FunctionalInterface
public interface Function {

    /**
     * @param args the arguments by name, in the order in which they came
     * @return what JSON can write: null, a boolean, a number, a string, a list or a map
     * @throws Exception when the product refuses
     */
    Object apply(Map<?, ?> args) throws Exception;
}
