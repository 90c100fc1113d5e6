package crawler.reactor.task;

/** Thrown by {@link CooperativeTask#resume()} when the task is not paused. */
public final class NotPaused extends IllegalStateException {
    NotPaused() {
        super("resume() of a task that is not paused");
    }
}
