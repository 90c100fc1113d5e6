package crawler.engine;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens in a crawl. Scrapy's {@code SignalManager}. For the reactor thread. */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /** The events whose emitters do as a {@link Control} says. */
    private static final Set<Class<? extends Event>> STEERING = Set.of(
            Event.SpiderOpened.class,
            Event.SpiderIdle.class,
            Event.RequestScheduled.class,
            Event.HeadersReceived.class,
            Event.BytesReceived.class);

    private final Map<Class<? extends Event>, List<Listener<Event>>> listeners = new HashMap<>();

    /** Listens to one kind of event; may return a Deferred, which the emitter of some events waits for, or null. */
    @FunctionalInterface
    public interface AsyncListener<E extends Event> {
        Deferred<?> on(E event) throws Exception;
    }

    /** Listens to one kind of event. */
    @FunctionalInterface
    public interface Listener<E extends Event> {
        void on(E event) throws Exception;
    }

    /**
     * What a listener throws to steer the crawl; it is answered to the emitter and not logged. Listeners of SpiderOpened,
     * SpiderIdle, RequestScheduled, HeadersReceived and BytesReceived may; of any other event it is an error as all else.
     */
    public interface Control {}

    /**
     * Has {@code listener} called for each event of this type, after those that came before it.
     *
     * @throws IllegalArgumentException for {@link Event} itself: each kind is listened to by itself
     */
    @SuppressWarnings("unchecked")
    public <E extends Event> void on(Class<E> type, Listener<? super E> listener) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(
                    type.getName() + " is no kind of event; listen to each kind by itself, such as Event.ItemScraped");
        }
        listeners.computeIfAbsent(type, key -> new ArrayList<>()).add((Listener<Event>) (Listener<?>) listener);
    }

    /** {@link #on} for a listener whose Deferred is waited for where the event's emitter waits. */
    public <E extends Event> void onAsync(Class<E> type, AsyncListener<? super E> listener) {
        on(type, new AsyncAdapter<E>(listener));
    }

    /** Takes a listener back. */
    public <E extends Event> void remove(Class<E> type, Listener<? super E> listener) {
        if (listeners.containsKey(type)) {
            listeners.get(type).remove(listener);
        }
    }

    /** Whether anybody listens to this type, for emitters that would rather not make the event otherwise. */
    public boolean hasListeners(Class<? extends Event> type) {
        List<Listener<Event>> found = listeners.get(type);
        return found != null && !found.isEmpty();
    }

    /**
     * Calls the listeners. One that throws does not keep the others from being called: its exception is logged, unless it
     * is a {@link Control}.
     *
     * @return the controls that were thrown, in order; usually none
     */
    public List<RuntimeException> emit(Event event) {
        List<Listener<Event>> found = listeners.get(event.getClass());
        if (found == null || found.isEmpty()) {
            return List.of();
        }
        List<RuntimeException> controls = new ArrayList<>(0);
        for (Listener<Event> listener : List.copyOf(found)) {
            call(() -> listener.on(event), event, controls);
        }
        return controls;
    }

    /** {@link #emit}, and fires with the controls when the Deferreds of all asynchronous listeners have. */
    public Deferred<List<RuntimeException>> emitAndWait(Event event) {
        List<RuntimeException> controls = new ArrayList<>(0);
        List<Deferred<Object>> waitedFor = new ArrayList<>(0);
        for (Listener<Event> listener : List.copyOf(listeners.getOrDefault(event.getClass(), List.of()))) {
            call(
                    () -> {
                        if (listener instanceof AsyncAdapter<?> async) {
                            waitedFor.add(async.call(event).addCallback(value -> value));
                        } else {
                            listener.on(event);
                        }
                    },
                    event,
                    controls);
        }
        return DeferredList.of(waitedFor, DeferredList.Flag.CONSUME_ERRORS).addCallback(outcomes -> {
            outcomes.forEach(outcome -> outcome.failed().ifPresent(failure -> note(failure.value(), event, controls)));
            return controls;
        });
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void call(Call call, Event event, List<RuntimeException> controls) {
        try {
            call.run();
        } catch (Throwable e) { // an assertion in a test's listener, say, must not break the engine
            note(Failure.caught(e).value(), event, controls);
        }
    }

    private static void note(Throwable error, Event event, List<RuntimeException> controls) {
        if (STEERING.contains(event.getClass())
                && error instanceof Control
                && error instanceof RuntimeException control) {
            controls.add(control);
        } else {
            LOG.error("A listener of {} failed; the others are called all the same", event, error);
        }
    }

    /** Makes a listener of an asynchronous one. */
    private static final class AsyncAdapter<E extends Event> implements Listener<E> {
        private final AsyncListener<? super E> listener;

        AsyncAdapter(AsyncListener<? super E> listener) {
            this.listener = listener;
        }

        @SuppressWarnings("unchecked")
        Deferred<?> call(Event event) throws Exception {
            Deferred<?> answer = listener.on((E) event);
            return answer == null ? Deferred.succeed(null) : answer;
        }

        @Override
        public void on(E event) throws Exception {
            call(event).addErrback(failure -> {
                LOG.error("A listener of {} failed; the others are called all the same", event, failure.value());
                return null;
            });
        }
    }
}
