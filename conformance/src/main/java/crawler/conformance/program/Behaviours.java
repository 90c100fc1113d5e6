package crawler.conformance.program;

import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.FirstError;
import crawler.reactor.defer.TimeoutError;
import crawler.reactor.task.Tasks;
import java.util.HashMap;
import java.util.Map;

/** What the callbacks of a program do: each behaviour by its name. */
final class Behaviours {
    private static final Map<String, Class<? extends Throwable>> TYPES = Map.of(
            "E", UserError.E.class,
            "F", UserError.F.class,
            "G", UserError.G.class,
            "CancelledError", CancelledError.class,
            "TimeoutError", TimeoutError.class,
            "FirstError", FirstError.class);

    /** What a callback does with its input: the answer may be a value, a Failure or a Deferred. */
    @FunctionalInterface
    private interface Act {
        Object on(Fields behaviour, Object input) throws Exception;
    }

    private final Program program;
    private final Map<String, Act> acts = new HashMap<>();

    Behaviours(Program program, Table<Deferred<Object>> deferreds) {
        this.program = program;
        acts.put("return", (b, input) -> b.value("value"));
        acts.put("pass", (b, input) -> input);
        acts.put("tag", (b, input) -> b.text("tag") + "(" + program.canon.of(input) + ")");
        acts.put("raise", (b, input) -> {
            throw error(b);
        });
        acts.put("fail", (b, input) -> Failure.of(error(b)));
        acts.put("trap", Behaviours::trap);
        acts.put("deferred", (b, input) -> deferreds.get(b.text("d")));
        acts.put("succeed", (b, input) -> Deferred.succeed(b.value("value")));
        acts.put("failed", (b, input) -> Deferred.fail(error(b)));
        acts.put("later", this::later);
        acts.put("failLater", this::failLater);
        acts.put("do", this::perform);
    }

    /** Notes the call and does what the behaviour says. */
    Object call(Fields behaviour, String prefix, String id, Object input) throws Exception {
        program.emit(prefix + " " + id + " " + program.canon.of(input));
        return act(behaviour, input);
    }

    /** Does what the behaviour says. */
    Object act(Fields behaviour, Object input) throws Exception {
        return acts.get(behaviour.text("b")).on(behaviour, input);
    }

    private static UserError error(Fields behaviour) {
        return UserError.parse(behaviour.text("error"));
    }

    private static Object trap(Fields behaviour, Object input) {
        if (!(input instanceof Failure failure)) {
            return input;
        }
        if (behaviour.list("types").stream().noneMatch(type -> failure.check(TYPES.get(type)))) {
            throw failure.raise();
        }
        return "trapped";
    }

    private Object later(Fields behaviour, Object input) {
        return Tasks.deferLater(program.time(), behaviour.time("ms"), () -> behaviour.value("value"));
    }

    private Object failLater(Fields behaviour, Object input) {
        return Tasks.deferLater(program.time(), behaviour.time("ms"), () -> {
            throw error(behaviour);
        });
    }

    private Object perform(Fields behaviour, Object input) throws Exception {
        program.performAll(behaviour.objects("ops"));
        return act(behaviour.object("then"), input);
    }
}
