package crawler.conformance.program;

import crawler.reactor.defer.Callback;
import crawler.reactor.defer.Canceller;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations on one Deferred: make, add, fire, cancel, pause, chain. */
final class LineOperations {
    private final DeferredProgram program;
    private final Map<String, Integer> pauses = new HashMap<>();

    LineOperations(DeferredProgram program) {
        this.program = program;
        program.on("new", this::make);
        program.on("succeed", op -> program.bind(op, Deferred.succeed(op.value("value"))));
        program.on("fail", op -> program.bind(op, Deferred.fail(error(op))));
        program.on("add", this::add);
        program.on("callback", op -> program.deferred(op, "d").callback(op.value("value")));
        program.on("errback", op -> program.deferred(op, "d").errback(error(op)));
        program.on("callbackFailure", op -> program.deferred(op, "d").callback(Failure.of(error(op))));
        program.on("cancel", op -> program.deferred(op, "d").cancel());
        program.on("pause", this::pause);
        program.on("unpause", this::unpause);
        program.on("chain", op -> program.deferred(op, "d").chainDeferred(program.deferred(op, "to")));
        program.on("deepChain", this::deepChain);
    }

    private static UserError error(Fields op) {
        return UserError.parse(op.text("error"));
    }

    private void make(Fields op) {
        if (!op.has("canceller")) {
            program.bind(op, new Deferred<>());
            return;
        }
        Canceller<Object> canceller = canceller(op.object("canceller"));
        program.bind(op, new Deferred<>(cancelled -> {
            program.emit("canceller " + op.text("d"));
            canceller.cancel(cancelled);
        }));
    }

    private Canceller<Object> canceller(Fields canceller) {
        return switch (canceller.text("kind")) {
            case "noop" -> deferred -> {};
            case "callback" -> deferred -> deferred.callback(canceller.value("value"));
            case "errback" -> deferred -> deferred.errback(error(canceller));
            case "raise" ->
                deferred -> {
                    throw error(canceller);
                };
            case "ops" -> deferred -> program.performAll(canceller.objects("ops"));
            default -> throw new UnsupportedOperationException("canceller " + canceller);
        };
    }

    private void add(Fields op) {
        Callback<Object, Object> onValue = value -> value;
        Callback<Failure, Object> onFailure = failure -> failure;
        String id = op.text("id");
        String kind = op.text("kind");
        if (!kind.equals("errback")) {
            onValue = value -> program.behaviours.call(op.object("cb"), "cb", id, value);
        }
        if (!kind.equals("callback")) {
            Fields behaviour = op.object(kind.equals("both") ? "cb" : "eb");
            onFailure = failure -> program.behaviours.call(behaviour, "eb", id, failure);
        }
        program.deferred(op, "d").addUntyped(onValue, onFailure);
    }

    private void pause(Fields op) {
        program.deferred(op, "d").pause();
        pauses.merge(op.text("d"), 1, Integer::sum);
    }

    private void unpause(Fields op) {
        Deferred<Object> deferred = program.deferred(op, "d");
        if (pauses.getOrDefault(op.text("d"), 0) == 0) {
            throw new NotPausedHere(op.text("d"));
        }
        pauses.merge(op.text("d"), -1, Integer::sum);
        deferred.unpause();
    }

    private void deepChain(Fields op) {
        int count = op.number("n");
        List<Deferred<Object>> chain = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chain.add(new Deferred<>());
        }
        for (int i = 0; i < count - 1; i++) {
            Deferred<Object> next = chain.get(i + 1);
            chain.get(i).addAsyncCallback(ignored -> next);
        }
        boolean back = op.text("order").equals("back");
        for (int i = 0; i < count; i++) {
            int number = back ? count - 1 - i : i;
            chain.get(number).callback(number);
        }
        program.bind(op, chain.get(0));
    }
}
