package crawler.reactor;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** The system events of one reactor, each with triggers in three phases. */
final class SystemEvents {
    private final Map<String, Event> events = new HashMap<>();
    private final BiConsumer<String, Throwable> failed;

    /** @param failed is told of what a trigger throws */
    SystemEvents(BiConsumer<String, Throwable> failed) {
        this.failed = failed;
    }

    Trigger add(Phase phase, String event, Callable<?> call) {
        Trigger trigger = new Trigger(phase, event, call);
        event(event).queue(phase).add(trigger);
        return trigger;
    }

    void remove(Trigger trigger) {
        if (!event(trigger.event).remove(trigger)) {
            throw new IllegalArgumentException("trigger " + trigger + " was removed or fired before");
        }
    }

    void fire(String event) {
        event(event).fire();
    }

    private Event event(String name) {
        return events.computeIfAbsent(name, ignored -> new Event());
    }

    /** One event, and where it is in its phases. */
    private final class Event {
        private final Map<Phase, Queue<Trigger>> triggers = new EnumMap<>(Phase.class);
        private final Set<Trigger> firedBefore = new HashSet<>();

        Queue<Trigger> queue(Phase phase) {
            return triggers.computeIfAbsent(phase, ignored -> new ArrayDeque<>());
        }

        /** As in Twisted, a trigger that has been called already may be removed while the event waits for others. */
        boolean remove(Trigger trigger) {
            return queue(trigger.phase).remove(trigger) || firedBefore.contains(trigger);
        }

        void fire() {
            firedBefore.clear();
            List<Deferred<Object>> waitedFor = new ArrayList<>();
            Queue<Trigger> before = queue(Phase.BEFORE);
            while (!before.isEmpty()) {
                firedBefore.add(before.element());
                if (call(before.remove()) instanceof Deferred<?> deferred) {
                    waitedFor.add(untyped(deferred));
                }
            }
            DeferredList.of(waitedFor).addCallback(outcomes -> {
                firedBefore.clear();
                drain(queue(Phase.DURING));
                drain(queue(Phase.AFTER));
                return null;
            });
        }

        private void drain(Queue<Trigger> queue) {
            while (!queue.isEmpty()) {
                call(queue.remove());
            }
        }
    }

    private Object call(Trigger trigger) {
        try {
            return trigger.call.call();
        } catch (Throwable e) {
            failed.accept("trigger " + trigger, e);
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static Deferred<Object> untyped(Deferred<?> deferred) {
        return (Deferred<Object>) deferred;
    }
}
