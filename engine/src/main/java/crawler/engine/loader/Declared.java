package crawler.engine.loader;

import crawler.engine.Item;
import crawler.engine.item.Fields;
import crawler.engine.part.NewInstance;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The processors that the fields of a class are annotated with. */
final class Declared {
    private Declared() {}

    static Map<String, Processor> inputs(Class<? extends Item> type) {
        return all(type, InputProcessor.class, InputProcessor::value);
    }

    static Map<String, Processor> outputs(Class<? extends Item> type) {
        return all(type, OutputProcessor.class, OutputProcessor::value);
    }

    private static <A extends Annotation> Map<String, Processor> all(
            Class<? extends Item> type, Class<A> annotation, Function<A, Class<? extends Processor>[]> classes) {
        Map<String, Processor> all = new HashMap<>();
        for (String field : Fields.names(type)) {
            Fields.annotation(type, field, annotation)
                    .ifPresent(declared -> all.put(field, composed(classes.apply(declared))));
        }
        return all;
    }

    private static Processor composed(Class<? extends Processor>[] classes) {
        return Processors.compose(Arrays.stream(classes).map(NewInstance::of).toArray(Processor[]::new));
    }
}
