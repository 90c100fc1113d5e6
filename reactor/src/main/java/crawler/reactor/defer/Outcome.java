package crawler.reactor.defer;

import java.util.Optional;

/** What a {@link Deferred} came to: a value (which may be null) or a failure. */
public sealed interface Outcome<T> {

    /** It came to a value. */
    record Success<T>(T value) implements Outcome<T> {}

    /** It failed. */
    record Failed<T>(Failure failure) implements Outcome<T> {}

    default boolean succeeded() {
        return this instanceof Success;
    }

    /** The failure, empty after a success. */
    default Optional<Failure> failed() {
        return this instanceof Failed<T> failed ? Optional.of(failed.failure()) : Optional.empty();
    }

    /** The value; a failure is thrown as the exception that it is. */
    default T get() {
        if (this instanceof Failed<T> failed) {
            throw failed.failure().raise();
        }
        return ((Success<T>) this).value();
    }

    /** From what a Deferred holds: a value or a {@link Failure}. */
    @SuppressWarnings("unchecked")
    static <T> Outcome<T> of(Object result) {
        return result instanceof Failure failure ? new Failed<>(failure) : new Success<>((T) result);
    }
}
