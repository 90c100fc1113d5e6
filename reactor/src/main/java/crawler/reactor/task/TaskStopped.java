package crawler.reactor.task;

/** What a task fails with when it is stopped, and what is thrown when it is used afterwards. */
public final class TaskStopped extends IllegalStateException {
    TaskStopped() {
        super("the task was stopped");
    }
}
