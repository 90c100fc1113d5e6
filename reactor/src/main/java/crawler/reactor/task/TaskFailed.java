package crawler.reactor.task;

/** Thrown when a task is paused or stopped that has failed; the cause is what it failed with. */
public final class TaskFailed extends IllegalStateException {
    TaskFailed(Throwable cause) {
        super("the task has failed: " + cause, cause);
    }
}
