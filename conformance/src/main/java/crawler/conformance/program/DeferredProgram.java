package crawler.conformance.program;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.reactor.time.Clock;
import crawler.reactor.time.ReactorTime;
import java.util.ArrayList;
import java.util.List;

/** A program over Deferreds by name, with one clock. */
final class DeferredProgram extends Program {
    final Clock clock = new Clock();
    final Table<Deferred<Object>> deferreds = new Table<>();
    final Behaviours behaviours = new Behaviours(this, deferreds);
    private final CombiningOperations combining = new CombiningOperations(this);
    private final List<String> bindings = new ArrayList<>();

    DeferredProgram() {
        new LineOperations(this);
        new SharingOperations(this);
        new WaitingOperations(this);
        new BodyOperations(this);
        on("state", op -> emit("state " + op.text("d") + " " + state(deferred(op, "d"))));
    }

    @Override
    ReactorTime time() {
        return clock;
    }

    @Override
    void finish() {
        bindings.forEach(name -> emit("final " + name + " " + state(deferreds.get(name))));
    }

    /** The Deferred that a field of the operation names. */
    Deferred<Object> deferred(Fields op, String field) {
        return deferreds.get(op.text(field));
    }

    /** Gives a Deferred the name that the operation says. */
    @SuppressWarnings("unchecked")
    void bind(Fields op, Deferred<?> deferred) {
        String name = op.text("d");
        deferreds.bind(name, (Deferred<Object>) deferred);
        canon.name(deferred, name);
        bindings.add(name);
    }

    private String state(Deferred<Object> deferred) {
        if (!deferred.called()) {
            return "pending";
        }
        return deferred.peek()
                .map(outcome -> "result " + result(deferred, outcome) + (deferred.unhandled() ? " unhandled" : ""))
                .orElse("waiting");
    }

    private String result(Deferred<Object> deferred, Outcome<Object> outcome) {
        return outcome.failed().map(canon::of).orElseGet(() -> canon.of(combining.shown(deferred, outcome.get())));
    }
}
