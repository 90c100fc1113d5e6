package crawler.conformance.program;

import crawler.reactor.defer.Awaiter;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.InlineCallbacks;
import crawler.reactor.task.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One body of straight lines, run instruction by instruction inside its coroutine. */
final class Body {

    /** That the body is left, and with what. */
    private record Left(Object value) {}

    /** One kind of instruction: empty when the body goes on after it. */
    @FunctionalInterface
    private interface Instruction {
        Optional<Left> follow(Fields fields) throws Exception;
    }

    private final DeferredProgram program;
    private final Awaiter awaiter;
    private final String prefix;
    private final Map<String, Instruction> instructions = new HashMap<>();
    private Object lastAwaited;

    Body(DeferredProgram program, Awaiter awaiter, String name) {
        this.program = program;
        this.awaiter = awaiter;
        this.prefix = "in " + name + " ";
        instructions.put("log", this::log);
        instructions.put("await", i -> await(program.deferred(i, "d")));
        instructions.put(
                "awaitLater", i -> await(Tasks.deferLater(program.clock, i.time("ms"), () -> i.value("value"))));
        instructions.put("awaitValue", i -> got(i.value("value")));
        instructions.put("awaitSucceedMany", this::awaitMany);
        instructions.put("call", this::call);
        instructions.put("raise", i -> {
            throw UserError.parse(i.text("error"));
        });
        instructions.put("return", i -> Optional.of(new Left(i.value("value"))));
        instructions.put("returnLast", i -> Optional.of(new Left(lastAwaited)));
        instructions.put("do", this::perform);
        instructions.put("loop", this::loop);
        instructions.put("try", this::tryThis);
    }

    /** Runs the whole body; what comes back is its result. */
    Object run(List<Fields> body) throws Exception {
        Optional<Left> left = follow(body);
        emit(left.map(l -> "return " + program.canon.of(l.value())).orElse("end"));
        return left.map(Left::value).orElse(null);
    }

    private Optional<Left> follow(List<Fields> body) throws Exception {
        for (Fields fields : body) {
            Optional<Left> left = instructions.get(fields.text("i")).follow(fields);
            if (left.isPresent()) {
                return left;
            }
        }
        return Optional.empty();
    }

    private void emit(String line) {
        program.emit(prefix + line);
    }

    private Optional<Left> log(Fields fields) {
        emit("log " + fields.text("msg"));
        return Optional.empty();
    }

    private Optional<Left> await(Deferred<?> deferred) throws Exception {
        return got(awaiter.await(deferred));
    }

    private Optional<Left> got(Object value) {
        lastAwaited = value;
        emit("got " + program.canon.of(value));
        return Optional.empty();
    }

    private Optional<Left> awaitMany(Fields fields) throws Exception {
        int sum = 0;
        for (int i = 0; i < fields.number("n"); i++) {
            sum += awaiter.await(Deferred.succeed(1));
        }
        emit("sum " + sum);
        return Optional.empty();
    }

    private Optional<Left> call(Fields fields) throws Exception {
        return await(InlineCallbacks.inlineCallbacks(
                inner -> new Body(program, inner, fields.text("name")).run(fields.objects("body"))));
    }

    private Optional<Left> perform(Fields fields) throws Exception {
        program.performAll(fields.objects("ops"));
        return Optional.empty();
    }

    private Optional<Left> loop(Fields fields) throws Exception {
        for (int i = 0; i < fields.number("n"); i++) {
            Optional<Left> left = follow(fields.objects("body"));
            if (left.isPresent()) {
                return left;
            }
        }
        return Optional.empty();
    }

    private Optional<Left> tryThis(Fields fields) throws Exception {
        try {
            return follow(fields.objects("body"));
        } catch (Exception e) {
            if (!fields.has("except")) {
                throw e;
            }
            emit("except " + program.canon.error(e));
            return follow(fields.objects("except"));
        } finally {
            if (fields.has("finally")) {
                emit("finally");
                follow(fields.objects("finally"));
            }
        }
    }
}
