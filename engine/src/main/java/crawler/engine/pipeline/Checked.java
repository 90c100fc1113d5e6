package crawler.engine.pipeline;

import java.util.List;

/** An item that knows what is wrong with it; {@link ValidationPipeline} asks. */
public interface Checked {

    /** What is wrong, each in words that begin with the field's name; empty when all is well. */
    List<String> problems();
}
