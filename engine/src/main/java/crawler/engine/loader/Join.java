package crawler.engine.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values, which are to be texts, as one text. */
public final class Join implements Processor {
    private final String separator;

    /** With a blank between them. */
    public Join() {
        this(" ");
    }

    public Join(String separator) {
        this.separator = separator;
    }

    @Override
    public Object process(Object value, Map<String, Object> context) {
        List<String> texts = new ArrayList<>();
        for (Object each : Values.of(value)) {
            if (!(each instanceof String text)) {
                throw new IllegalArgumentException(
                        "Join joins texts, not " + each + "; put mapCompose(text(...)) before it, or toString");
            }
            texts.add(text);
        }
        return String.join(separator, texts);
    }
}
