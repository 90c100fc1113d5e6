package crawler.conformance.program;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.DeferredList.Flag;
import crawler.reactor.defer.First;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Operations that make one Deferred out of several, or out of a call. */
final class CombiningOperations {
    private final DeferredProgram program;
    private final Set<Deferred<Object>> races = new HashSet<>();

    CombiningOperations(DeferredProgram program) {
        this.program = program;
        program.on("list", this::list);
        program.on(
                "gather", op -> program.bind(op, DeferredList.gatherResults(members(op), flags(op, "consumeErrors"))));
        program.on("race", this::race);
        program.on("maybe", this::maybe);
    }

    private void list(Fields op) {
        Flag[] flags = flags(op, "consumeErrors", "fireOnOneErrback");
        program.bind(
                op,
                op.flag("fireOnOneCallback")
                        ? DeferredList.firstOf(members(op), flags)
                                .addUntyped(CombiningOperations::valueFirst, failure -> failure)
                        : DeferredList.of(members(op), flags));
    }

    private void race(Fields op) {
        Deferred<Object> race =
                DeferredList.race(members(op)).addUntyped(CombiningOperations::winnerFirst, failure -> failure);
        races.add(race);
        program.bind(op, race);
    }

    /** What is shown of a value of this Deferred, also before its line has run. */
    Object shown(Deferred<Object> deferred, Object value) {
        return races.contains(deferred) ? winnerFirst(value) : valueFirst(value);
    }

    /** A race tells who won before it tells with what; a program may have fired it with any other value. */
    private static Object winnerFirst(Object result) {
        return result instanceof First.Succeeded<?> first ? Arrays.asList(first.index(), first.value()) : result;
    }

    private static Object valueFirst(Object result) {
        if (result instanceof First.Succeeded<?> first) {
            return Arrays.asList(first.value(), first.index());
        }
        return result instanceof First.NoneSucceeded<?> none ? none.outcomes() : result;
    }

    private void maybe(Fields op) {
        program.bind(
                op,
                Deferred.maybeDeferred(() -> program.behaviours.call(op.object("beh"), "call", op.text("id"), null)));
    }

    private List<Deferred<Object>> members(Fields op) {
        List<Deferred<Object>> members = new ArrayList<>();
        for (Object name : op.list("of")) {
            members.add(program.deferreds.get((String) name));
        }
        return members;
    }

    private static Flag[] flags(Fields op, String... names) {
        List<Flag> flags = new ArrayList<>();
        for (String name : names) {
            if (op.flag(name)) {
                flags.add(name.equals("consumeErrors") ? Flag.CONSUME_ERRORS : Flag.FIRE_ON_ONE_ERRBACK);
            }
        }
        return flags.toArray(Flag[]::new);
    }
}
