package crawler.reactor.time;

/** A piece of work that may throw; what runs it says what becomes of the exception. */
@FunctionalInterface
public interface Action {
    void run() throws Exception;
}
