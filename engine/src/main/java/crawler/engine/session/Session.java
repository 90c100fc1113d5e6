package crawler.engine.session;

/**
 * One visitor of the sites: its cookies stand in a jar of its own, its requests go through its proxy and have its headers.
 * It is retired when it was banned, failed too often, was used often enough or is too old. For the reactor thread.
 */
public final class Session {
    private final String id;
    private final Visitor visitor;
    private final long born;
    private int leases;
    private int uses;
    private double score;
    private boolean retired;

    Session(String id, Visitor visitor, long born) {
        this.id = id;
        this.visitor = visitor;
        this.born = born;
    }

    /** Also the name of its cookie jar. */
    public String id() {
        return id;
    }

    public Visitor visitor() {
        return visitor;
    }

    /** How many of its requests are under way. */
    public int leases() {
        return leases;
    }

    /** How many requests it was used for. */
    public int uses() {
        return uses;
    }

    /** How badly it did: failures add one, answers take half of one away. */
    public double score() {
        return score;
    }

    /** Whether it gets no further requests. */
    public boolean isRetired() {
        return retired;
    }

    long born() {
        return born;
    }

    void lease() {
        leases++;
        uses++;
    }

    void release() {
        leases--;
    }

    void did(double change) {
        score = Math.max(0, score + change);
    }

    void retire() {
        retired = true;
    }

    @Override
    public String toString() {
        return id + visitor.proxy().map(proxy -> " through its proxy").orElse("") + ", used " + uses + " times, score "
                + score;
    }
}
