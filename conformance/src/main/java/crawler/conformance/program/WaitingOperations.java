package crawler.conformance.program;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.reactor.task.Tasks;
import java.time.Duration;

/** Operations on Deferreds that have to do with time. */
final class WaitingOperations {
    private final DeferredProgram program;

    WaitingOperations(DeferredProgram program) {
        this.program = program;
        program.on("advance", op -> program.clock.advance(op.time("ms")));
        program.on("timeout", this::timeout);
        program.on("later", this::later);
        program.on("deferLater", this::deferLater);
    }

    private void timeout(Fields op) {
        Deferred<Object> deferred = program.deferred(op, "d");
        Duration timeout = op.time("ms");
        if (op.has("onTimeout")) {
            deferred.addTimeout(
                    timeout, program.clock, outcome -> Deferred.maybeDeferred(() -> onTimeout(op, input(outcome))));
        } else {
            deferred.addTimeout(timeout, program.clock);
        }
    }

    private static Object input(Outcome<Object> outcome) {
        return outcome.failed().<Object>map(failure -> failure).orElseGet(outcome::get);
    }

    private Object onTimeout(Fields op, Object input) throws Exception {
        program.emit("ontimeout " + op.text("id") + " " + program.canon.of(input) + " " + op.number("ms"));
        return program.behaviours.act(op.object("onTimeout"), input);
    }

    private void later(Fields op) {
        program.clock.callLater(op.time("ms"), () -> {
            program.emit("timer " + op.text("id") + " at " + program.nowMillis());
            program.performAll(op.objects("ops"));
        });
    }

    private void deferLater(Fields op) {
        program.bind(
                op,
                Tasks.deferLaterAsync(
                        program.clock,
                        op.time("ms"),
                        () -> Deferred.maybeDeferred(
                                () -> program.behaviours.call(op.object("beh"), "call", op.text("id"), null))));
    }
}
