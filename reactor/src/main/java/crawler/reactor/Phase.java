package crawler.reactor;

/** The three phases of a system event. */
public enum Phase {
    BEFORE,
    DURING,
    AFTER
}
