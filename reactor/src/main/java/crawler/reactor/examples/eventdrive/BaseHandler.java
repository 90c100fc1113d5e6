package crawler.reactor.examples.eventdrive;

/** What {@link EventDrive} executes; to be subclassed. */
public class BaseHandler {

    /**
     * Does the work; to be overridden.
     *
     * @throws Exception always in this class; ends {@link EventDrive#run()}
     */
    public void execute() throws Exception {
        throw new UnsupportedOperationException("you must overwrite execute");
    }
}
