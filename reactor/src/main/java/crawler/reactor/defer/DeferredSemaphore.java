package crawler.reactor.defer;

/** A lock that several may hold at once. For one thread, as all Deferreds. */
public final class DeferredSemaphore extends Concurrency<DeferredSemaphore> {
    private final int limit;
    private int tokens;

    /** @throws IllegalArgumentException when {@code tokens} is less than 1 */
    public DeferredSemaphore(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("a semaphore needs at least 1 token, not " + tokens);
        }
        this.limit = tokens;
        this.tokens = tokens;
    }

    /** How many are free. */
    public int tokens() {
        return tokens;
    }

    @Override
    boolean take() {
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }

    @Override
    public void release() {
        if (tokens == limit) {
            throw new IllegalStateException("release() of a semaphore of which nothing is held");
        }
        tokens++;
        handOver();
    }

    @Override
    DeferredSemaphore self() {
        return this;
    }
}
