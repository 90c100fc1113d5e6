package crawler.reactor;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** The system events of one reactor, each with triggers in three phases. */
final class SystemEvents {
    private final Map<String, Map<Phase, Queue<Trigger>>> triggers = new HashMap<>();
    private final BiConsumer<String, Throwable> failed;

    /** @param failed is told of what a trigger throws */
    SystemEvents(BiConsumer<String, Throwable> failed) {
        this.failed = failed;
    }

    Trigger add(Phase phase, String event, Callable<?> call) {
        Trigger trigger = new Trigger(phase, event, call);
        queue(event, phase).add(trigger);
        return trigger;
    }

    void remove(Trigger trigger) {
        if (!queue(trigger.event, trigger.phase).remove(trigger)) {
            throw new IllegalArgumentException("trigger " + trigger + " was removed or fired before");
        }
    }

    void fire(String event) {
        List<Deferred<Object>> waitedFor = new ArrayList<>();
        Queue<Trigger> before = queue(event, Phase.BEFORE);
        while (!before.isEmpty()) {
            if (call(before.remove()) instanceof Deferred<?> deferred) {
                waitedFor.add(deferred.addCallback(value -> value));
            }
        }
        DeferredList.of(waitedFor).addCallback(outcomes -> {
            drain(queue(event, Phase.DURING));
            drain(queue(event, Phase.AFTER));
            return null;
        });
    }

    private void drain(Queue<Trigger> queue) {
        while (!queue.isEmpty()) {
            call(queue.remove());
        }
    }

    private Object call(Trigger trigger) {
        try {
            return trigger.call.call();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            failed.accept("trigger " + trigger, e);
            return null;
        }
    }

    private Queue<Trigger> queue(String event, Phase phase) {
        return triggers.computeIfAbsent(event, name -> new EnumMap<>(Phase.class))
                .computeIfAbsent(phase, name -> new ArrayDeque<>());
    }
}
