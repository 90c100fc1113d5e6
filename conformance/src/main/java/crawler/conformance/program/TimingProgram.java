package crawler.conformance.program;

import crawler.reactor.time.DelayedCall;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program over delayed calls by name, on a clock or on a reactor. */
abstract class TimingProgram extends Program {
    final Behaviours behaviours = new Behaviours(this, new Table<>());
    final LoopOperations loops = new LoopOperations(this);
    private final Table<DelayedCall> calls = new Table<>();

    TimingProgram() {
        new CooperatorOperations(this);
        new ReconnectOperations(this);
        on("callLater", this::callLater);
        on("cancelCall", op -> call(op).cancel());
        on("reset", op -> call(op).reset(op.time("ms")));
        on("delay", op -> call(op).delay(op.time("ms")));
        on("active", op -> emit("active " + op.text("c") + " " + call(op).active()));
        on("time", op -> emit("time " + op.text("c") + " " + millis(call(op))));
        on("pending", op -> emitPending());
        on("seconds", op -> emitNow());
    }

    @Override
    final void finish() {
        emitPending();
        emitNow();
    }

    private DelayedCall call(Fields op) {
        return calls.get(op.text("c"));
    }

    private void callLater(Fields op) {
        String name = op.text("c");
        List<Fields> ops = op.objects("ops");
        calls.bind(name, time().callLater(op.time("ms"), () -> {
            emit("call " + name + " at " + nowMillis());
            performAll(ops);
        }));
    }

    private void emitPending() {
        Stream<String> pending = calls.all().entrySet().stream()
                .filter(call -> call.getValue().active())
                .sorted(Comparator.<Map.Entry<String, DelayedCall>>comparingLong(call -> millis(call.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(call -> " " + call.getKey() + "@" + millis(call.getValue()));
        emit("pending" + String.join("", pending.toList()));
    }

    private void emitNow() {
        emit("now " + nowMillis());
    }

    private static long millis(DelayedCall call) {
        return Math.round(call.time() * 1000);
    }
}
