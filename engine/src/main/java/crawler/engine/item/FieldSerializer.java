package crawler.engine.item;

/**
 * Says how the values of a field are written to feeds; named by {@link Serialized}. Has a constructor without parameters and
 * no state: any thread may call it.
 */
@FunctionalInterface
public interface FieldSerializer<T> {

    /**
     * What is written in the value's place: a text, a number, anything that items may hold. Null is written as it is, so
     * {@code value} never is null.
     */
    Object serialize(T value);
}
