package crawler.reactor.task;

/** What a task fails with when its {@link Cooperator} is stopped. */
public final class SchedulerStopped extends IllegalStateException {
    SchedulerStopped() {
        super("the Cooperator of the task was stopped");
    }
}
