package crawler.conformance.program;

import crawler.reactor.defer.InlineCallbacks;
import crawler.reactor.defer.Unhandled;
import crawler.reactor.time.ReactorTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of a program: performs its operations one after the other and writes down what can be seen of them. */
abstract class Program {

    /** What one kind of operation does; what it throws is part of the trace. */
    @FunctionalInterface
    interface Operation {
        void perform(Fields op) throws Exception;
    }

    final Canon canon = new Canon();
    private final Map<String, Operation> operations = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    private boolean ended;

    abstract ReactorTime time();

    /** Writes the lines that stand at the end of every trace of this kind. */
    abstract void finish();

    final void on(String kind, Operation operation) {
        operations.put(kind, operation);
    }

    final void emit(String line) {
        if (!ended) {
            trace.add(line);
        }
    }

    final long nowMillis() {
        return time().nanos() / 1_000_000;
    }

    /** Runs the program and returns its trace; what still waits or fails at the end is given up. */
    final List<String> run(List<Fields> steps) {
        LoggedErrors.during(() -> runAll(steps), error -> emit("logged " + canon.error(error)));
        ended = true;
        InlineCallbacks.abandon(Thread.currentThread());
        Unhandled.flush(Thread.currentThread());
        return List.copyOf(trace);
    }

    private void runAll(List<Fields> steps) {
        for (int i = 0; i < steps.size(); i++) {
            emit("# " + i + " " + steps.get(i).text("op"));
            perform(steps.get(i));
        }
        emit("# end");
        finish();
    }

    private void perform(Fields op) {
        try {
            operation(op.text("op")).perform(op);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            emit("raised " + canon.error(e));
        }
    }

    /** Performs nested operations; what they throw is noted, and only the operation {@code raise} ends the list. */
    final void performAll(List<Fields> ops) throws Exception {
        for (Fields op : ops) {
            if (op.text("op").equals("raise")) {
                throw UserError.parse(op.text("error"));
            }
            perform(op);
        }
    }

    private Operation operation(String kind) {
        Operation operation = operations.get(kind);
        if (operation == null) {
            throw new UnsupportedOperationException("operation " + kind);
        }
        return operation;
    }
}
