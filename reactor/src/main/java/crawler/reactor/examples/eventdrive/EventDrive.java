package crawler.reactor.examples.eventdrive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A list of handler classes and the loop that executes them. The tutorial's module {@code event_drive}. */
public final class EventDrive {
    private final List<Supplier<? extends BaseHandler>> eventList = new ArrayList<>();

    /** @param handler a class's constructor without arguments: {@code MyHandler::new} */
    public void append(Supplier<? extends BaseHandler> handler) {
        eventList.add(handler);
    }

    /**
     * Executes a new instance of each class, in the order of the list.
     *
     * @throws Exception what a handler threw; the handlers after it are not executed
     */
    public void run() throws Exception {
        for (Supplier<? extends BaseHandler> handler : eventList) {
            handler.get().execute();
        }
    }
}
