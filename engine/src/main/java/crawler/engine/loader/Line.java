package crawler.engine.loader;

import java.util.HashMap;
import java.util.Map;

/** Which processor there is for each field, on one of the two ways: the loader's own, the field's own, or the default. */
record Line(Map<String, Processor> rules, Map<String, Processor> declared, Processor otherwise) {
    Line {
        rules = Map.copyOf(rules);
        declared = Map.copyOf(declared);
    }

    Processor of(String field) {
        Processor rule = rules.get(field);
        return rule == null ? declared.getOrDefault(field, otherwise) : rule;
    }

    Line with(String field, Processor processor) {
        Map<String, Processor> more = new HashMap<>(rules);
        more.put(field, processor);
        return new Line(more, declared, otherwise);
    }

    Line withDefault(Processor processor) {
        return new Line(rules, declared, processor);
    }
}
