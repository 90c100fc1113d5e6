package crawler.conformance.program;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredLock;
import crawler.reactor.defer.DeferredQueue;
import crawler.reactor.defer.DeferredSemaphore;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Operations on locks, semaphores and queues. */
final class SharingOperations {

    /** A lock or a semaphore. */
    private record Shared(
            Supplier<Deferred<?>> acquire, Runnable release, Function<Callable<Deferred<Object>>, Deferred<?>> run) {}

    private final DeferredProgram program;
    private final Table<Shared> shared = new Table<>();
    private final Table<DeferredQueue<Object>> queues = new Table<>();

    SharingOperations(DeferredProgram program) {
        this.program = program;
        program.on("lock", this::lock);
        program.on("sem", this::semaphore);
        program.on("queue", this::queue);
        program.on("acquire", op -> program.bind(op, of(op).acquire().get()));
        program.on("release", op -> of(op).release().run());
        program.on("run", this::run);
        program.on("put", op -> queues.get(op.text("q")).put(op.value("value")));
        program.on("get", op -> program.bind(op, queues.get(op.text("q")).get()));
    }

    private Shared of(Fields op) {
        return shared.get(op.text("of"));
    }

    private void lock(Fields op) {
        DeferredLock lock = new DeferredLock();
        program.canon.name(lock, op.text("name"));
        shared.bind(op.text("name"), new Shared(lock::acquire, lock::release, lock::runAsync));
    }

    private void semaphore(Fields op) {
        DeferredSemaphore semaphore = new DeferredSemaphore(op.number("tokens"));
        program.canon.name(semaphore, op.text("name"));
        shared.bind(op.text("name"), new Shared(semaphore::acquire, semaphore::release, semaphore::runAsync));
    }

    private void queue(Fields op) {
        DeferredQueue<Object> queue = new DeferredQueue<>(limit(op, "size"), limit(op, "backlog"));
        program.canon.name(queue, op.text("name"));
        queues.bind(op.text("name"), queue);
    }

    private static int limit(Fields op, String field) {
        return op.has(field) ? op.number(field) : DeferredQueue.UNLIMITED;
    }

    private void run(Fields op) {
        program.bind(
                op,
                of(op).run()
                        .apply(() -> Deferred.maybeDeferred(
                                () -> program.behaviours.call(op.object("beh"), "call", op.text("id"), null))));
    }
}
