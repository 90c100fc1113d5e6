package crawler.conformance.program;

import crawler.reactor.defer.Failure;
import crawler.reactor.task.CooperativeTask;
import crawler.reactor.task.Cooperator;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/** Operations on cooperators and their tasks. */
final class CooperatorOperations {
    private final TimingProgram program;
    private final Table<Cooperator> cooperators = new Table<>();
    private final Table<CooperativeTask> tasks = new Table<>();

    CooperatorOperations(TimingProgram program) {
        this.program = program;
        program.on("coop", this::make);
        program.on("coopStart", op -> cooperators.get(op.text("k")).start());
        program.on("coopStop", op -> cooperators.get(op.text("k")).stop());
        program.on("cooperate", this::cooperate);
        program.on("whenDone", this::whenDone);
        program.on("pauseTask", op -> tasks.get(op.text("t")).pause());
        program.on("resumeTask", op -> tasks.get(op.text("t")).resume());
        program.on("stopTask", op -> tasks.get(op.text("t")).stop());
    }

    private void make(Fields op) {
        Duration pause = op.time("ms");
        int units = op.number("units");
        cooperators.bind(
                op.text("k"),
                new Cooperator(
                        () -> afterSteps(units), tick -> program.time().callLater(pause, tick), op.flag("started")));
    }

    private static BooleanSupplier afterSteps(int units) {
        int[] steps = new int[1];
        return () -> ++steps[0] >= units;
    }

    private void cooperate(Fields op) {
        tasks.bind(op.text("t"), cooperators.get(op.text("k")).cooperate(new Steps(op.text("t"), op.objects("items"))));
    }

    private void whenDone(Fields op) {
        String id = op.text("id");
        tasks.get(op.text("t")).whenDone().addUntyped(value -> done(id, value), failure -> done(id, failure));
    }

    private Object done(String id, Object result) {
        program.emit("done " + id + " " + program.canon.of(result));
        return null;
    }

    /** The steps of a task, each noted as it is taken. */
    private final class Steps implements Iterator<Object> {
        private final String name;
        private final List<Fields> items;
        private int next;

        Steps(String name, List<Fields> items) {
            this.name = name;
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            if (next == items.size()) {
                program.emit("step " + name + " exhausted");
            }
            return next < items.size();
        }

        @Override
        public Object next() {
            if (next == items.size()) {
                throw new NoSuchElementException(name);
            }
            program.emit("step " + name + " " + next + " at " + program.nowMillis());
            Fields item = items.get(next++);
            try {
                return program.behaviours.act(item, null);
            } catch (Exception e) {
                throw Failure.of(e).raise();
            }
        }
    }
}
