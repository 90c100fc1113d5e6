package crawler.engine;

import java.io.Serializable;
import java.util.stream.Stream;

/**
 * What is done when a request leads to no page for its callback: the download failed, its status is no success, or a
 * component refused it. Not called when the callback itself throws.
 */
@FunctionalInterface
public interface Errback extends Serializable {

    /** Runs on the reactor thread. The stream is pulled one element at a time; null counts as empty. */
    Stream<? extends Output> call(Request request, Throwable error) throws Exception;
}
