package crawler.settings;

import java.util.stream.DoubleStream;

/**
 * How one type of setting is read from what people write, and written again. Forms have no state; any thread may
 * use them.
 */
interface Form<T> {
    /** The type's name in the reference: "whole number". */
    String name();

    /** The type's name in a complaint: "a whole number". */
    String expected();

    /** Reads a {@link Raw} value; throws {@link Mismatch}. */
    T read(Object raw);

    /** Gives a text that {@link #read} turns into an equal value. */
    String write(T value);

    /** Whether layers are merged key by key; else the highest layer is the whole value. */
    default boolean merges() {
        return false;
    }

    /** Lays a raw value over the value of the layers below; throws {@link Mismatch}. */
    default T over(T lower, Object raw) {
        return read(raw);
    }

    /** The numbers in a value that a range limits. */
    default DoubleStream measure(T value) {
        throw new IllegalStateException("A setting of type " + name() + " has no range.");
    }

    /** The same form without merging. */
    default Form<T> replacing() {
        throw new IllegalStateException("A setting of type " + name() + " is replaced as a whole anyway.");
    }
}
