package crawler.reactor.defer;

import java.util.Objects;
import java.util.Optional;

/** An exception on its way along a {@link Deferred}. Twisted's {@code Failure}. */
public final class Failure {
    private final Throwable value;

    private Failure(Throwable value) {
        this.value = value;
    }

    public static Failure of(Throwable value) {
        return new Failure(Objects.requireNonNull(value, "a failure needs an exception"));
    }

    /**
     * The failure of what was caught around foreign code. What says that the virtual machine itself is in trouble (a
     * {@link VirtualMachineError}) is thrown on; only a {@link StackOverflowError} is the foreign code's own fault.
     */
    public static Failure caught(Throwable error) {
        if (error instanceof VirtualMachineError fatal && !(error instanceof StackOverflowError)) {
            throw fatal;
        }
        return of(error);
    }

    /** The exception itself, as it was thrown. */
    public Throwable value() {
        return value;
    }

    /** Whether the exception is of one of these types. */
    @SafeVarargs
    public final boolean check(Class<? extends Throwable>... types) {
        for (Class<? extends Throwable> type : types) {
            if (type.isInstance(value)) {
                return true;
            }
        }
        return false;
    }

    /** The exception if it is of this type. */
    public <E extends Throwable> Optional<E> as(Class<E> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** Returns when the exception is of one of these types, and throws it otherwise. */
    @SafeVarargs
    public final void trap(Class<? extends Throwable>... types) {
        if (!check(types)) {
            throw raise();
        }
    }

    /** The exception's message, or its class name when it has none. */
    public String errorMessage() {
        return value.getMessage() == null ? value.getClass().getName() : value.getMessage();
    }

    /** Throws the exception as it is, checked or not; declared to return, so that callers can write {@code throw}. */
    public RuntimeException raise() {
        throw Failure.<RuntimeException>sneaky(value);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable value) throws E {
        throw (E) value;
    }

    @Override
    public String toString() {
        return "Failure[" + value + "]";
    }
}
