package crawler.engine.part;

import java.util.List;
import java.util.Map;

/**
 * What an add-on's jar on the class path brings to the engine: parts, and the settings that they read. Found by {@link
 * java.util.ServiceLoader}, so an implementation is public, has a constructor without parameters and stands in {@code
 * META-INF/services/crawler.engine.part.Plugin}.
 */
public interface Plugin {

    /** The artifact's name, for messages. */
    String name();

    /**
     * Values of settings by name, below all that anybody sets; maps are merged key by key: {@code {"FEED_STORAGES": {"s3":
     * "…"}}}.
     */
    Map<String, ?> defaults();

    /** The classes whose constants declare the settings that its parts read. */
    List<Class<?>> settings();
}
