package crawler.reactor.defer;

/** The first failure among several Deferreds, with its place; of {@link DeferredList} and {@code gatherResults}. */
public final class FirstError extends RuntimeException {
    private final int index;
    private final transient Failure subFailure;

    FirstError(int index, Failure subFailure) {
        super("number " + index + " failed: " + subFailure.errorMessage(), subFailure.value());
        this.index = index;
        this.subFailure = subFailure;
    }

    public int index() {
        return index;
    }

    public Failure subFailure() {
        return subFailure;
    }
}
