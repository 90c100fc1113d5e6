package crawler.engine.error;

/** Thrown by the constructor of a component that the settings switch off. */
public final class NotConfigured extends RuntimeException {

    /** @param why for the log; blank when there is nothing to say */
    public NotConfigured(String why) {
        super(why);
    }
}
