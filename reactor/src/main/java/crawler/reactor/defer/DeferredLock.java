package crawler.reactor.defer;

/** A lock for what spans several callbacks: who waits for it gets a Deferred. For one thread, as all Deferreds. */
public final class DeferredLock extends Concurrency<DeferredLock> {
    private boolean locked;

    public boolean locked() {
        return locked;
    }

    @Override
    boolean take() {
        boolean taken = !locked;
        locked = true;
        return taken;
    }

    @Override
    public void release() {
        if (!locked) {
            throw new IllegalStateException("release() of a lock that is not held");
        }
        locked = false;
        handOver();
    }

    @Override
    DeferredLock self() {
        return this;
    }
}
