package crawler.conformance.program;

import crawler.reactor.MemoryReactor;
import crawler.reactor.Phase;
import crawler.reactor.ReactorNotRunning;
import crawler.reactor.Trigger;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.ReactorTime;
import java.util.Locale;

/** A timing program that runs a reactor, whose time moves on when nothing is left to do. */
final class ReactorProgram extends TimingProgram {
    private final MemoryReactor reactor = new MemoryReactor(this::idle);
    private final Table<Trigger> triggers = new Table<>();
    private final Table<Deferred<Object>> deferreds = new Table<>();
    private boolean idledBefore;

    ReactorProgram() {
        on("run", op -> run());
        on("stopReactor", op -> reactor.stop());
        on("crash", op -> reactor.crash());
        on("busy", op -> reactor.elapse(op.time("ms")));
        on("callWhenRunning", op -> reactor.callWhenRunning(() -> called("running", op)));
        on("callFromThread", op -> reactor.callFromThread(() -> called("fromThread", op)));
        on("trigger", this::addTrigger);
        on("removeTrigger", op -> reactor.removeSystemEventTrigger(triggers.get(op.text("h"))));
        on("fireEvent", op -> reactor.fireSystemEvent(op.text("event")));
        on("fire", op -> deferred(op.text("d")).callback(null));
        on("running", this::emitRunning);
    }

    @Override
    ReactorTime time() {
        return reactor;
    }

    private void run() {
        emit("run enter");
        try {
            reactor.run();
        } finally {
            emit("run leave at " + nowMillis());
        }
    }

    private void idle(MemoryReactor idle) {
        if (!idledBefore && stops(idle)) {
            emit("idle: harness stops the reactor at " + nowMillis());
        } else {
            emit("idle: harness crashes the reactor at " + nowMillis());
            idle.crash();
        }
        idledBefore = true;
    }

    private static boolean stops(MemoryReactor reactor) {
        try {
            reactor.stop();
            return true;
        } catch (ReactorNotRunning e) {
            return false;
        }
    }

    /** Loops have a {@code running} of their own. */
    private void emitRunning(Fields op) {
        if (op.has("l")) {
            loops.emitRunning(op);
        } else {
            emit("running " + reactor.running());
        }
    }

    private void called(String prefix, Fields op) throws Exception {
        emit(prefix + " " + op.text("id"));
        performAll(op.objects("ops"));
    }

    private void addTrigger(Fields op) {
        String name = op.text("h");
        String event = op.text("event");
        Phase phase = Phase.valueOf(op.text("phase").toUpperCase(Locale.ROOT));
        triggers.bind(name, reactor.addSystemEventTrigger(phase, event, () -> {
            emit("trigger " + op.text("phase") + " " + event + " " + name);
            performAll(op.objects("ops"));
            return op.has("d") ? deferred(op.text("d")) : null;
        }));
    }

    private Deferred<Object> deferred(String name) {
        if (!deferreds.has(name)) {
            deferreds.bind(name, new Deferred<>());
        }
        return deferreds.get(name);
    }
}
