package crawler.conformance.program;

import crawler.reactor.defer.Deferred;
import crawler.reactor.task.LoopingCall;
import java.util.List;

/** Operations on looping calls. */
final class LoopOperations {
    private final TimingProgram program;
    private final Table<LoopingCall> loops = new Table<>();

    LoopOperations(TimingProgram program) {
        this.program = program;
        program.on("loop", this::make);
        program.on("start", this::start);
        program.on("stop", op -> loop(op).stop());
        program.on("resetLoop", op -> loop(op).reset());
        program.on("running", this::emitRunning);
    }

    void emitRunning(Fields op) {
        program.emit("running " + op.text("l") + " " + loop(op).running());
    }

    private LoopingCall loop(Fields op) {
        return loops.get(op.text("l"));
    }

    private void make(Fields op) {
        String name = op.text("l");
        Script script = new Script(op.objects("script"));
        loops.bind(
                name,
                op.flag("withCount")
                        ? LoopingCall.withCount(program.time(), count -> beat(name, " count " + count, script))
                        : LoopingCall.async(program.time(), () -> beat(name, "", script)));
    }

    private Deferred<?> beat(String name, String count, Script script) {
        program.emit("loop " + name + " at " + program.nowMillis() + count);
        Fields act = script.next();
        return Deferred.maybeDeferred(() -> program.behaviours.act(act, null));
    }

    private void start(Fields op) {
        String name = op.text("l");
        loop(op).start(op.time("ms"), op.flag("now"))
                .addUntyped(loop -> done(name, loop), failure -> done(name, failure));
    }

    private Object done(String name, Object result) {
        program.emit("done " + name + " " + program.canon.of(result));
        return null;
    }

    /** What happens at each call; the last entry repeats. */
    static final class Script {
        private final List<Fields> entries;
        private int next;

        Script(List<Fields> entries) {
            this.entries = entries;
        }

        Fields next() {
            return entries.get(Math.min(next++, entries.size() - 1));
        }
    }
}
