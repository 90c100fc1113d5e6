package crawler.reactor.defer;

/** Looks at a value on its way and changes nothing. */
@FunctionalInterface
public interface Look<T> {
    void at(T value) throws Exception;
}
