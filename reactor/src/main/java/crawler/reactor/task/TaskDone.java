package crawler.reactor.task;

/** Thrown when a task is paused or stopped that has come to its end. */
public final class TaskDone extends IllegalStateException {
    TaskDone() {
        super("the task has come to its end");
    }
}
