package crawler.conformance.function;

import java.util.Map;

/** Functions that belong together, each a few lines over one part of the product's API. */
public interface Family {

    /** The functions by the names under which they are asked for. */
    Map<String, Function> functions();
}
