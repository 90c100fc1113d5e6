package crawler.conformance.program;

import crawler.reactor.defer.Failure;
import crawler.reactor.defer.FailureGroup;
import crawler.reactor.defer.First;
import crawler.reactor.defer.FirstError;
import crawler.reactor.defer.Outcome;
import crawler.reactor.task.LoopingCall;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a value in a trace. */
final class Canon {
    private static final Map<Class<?>, String> NAMES = Map.of(
            IllegalStateException.class, "AssertionError",
            IllegalArgumentException.class, "ValueError",
            NotPausedHere.class, "NotPaused");

    private final Map<Object, String> named = new IdentityHashMap<>();

    /** Has {@code thing} shown under this name. */
    void name(Object thing, String name) {
        named.put(thing, name);
    }

    String of(Object value) {
        if (named.containsKey(value)) {
            return "<" + named.get(value) + ">";
        }
        if (value instanceof Failure failure) {
            return error(failure.value());
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Outcome<?> || value instanceof First<?>) {
            return outcome(value);
        }
        return simple(value);
    }

    private String list(List<?> values) {
        return values.stream().map(this::of).collect(Collectors.joining(",", "[", "]"));
    }

    private String outcome(Object value) {
        if (value instanceof Outcome.Success<?> success) {
            return list(Arrays.asList(true, success.value()));
        }
        if (value instanceof Outcome.Failed<?> failed) {
            return list(List.of(false, failed.failure()));
        }
        if (value instanceof First.Succeeded<?> first) {
            return list(Arrays.asList(first.value(), first.index()));
        }
        return list(((First.NoneSucceeded<?>) value).outcomes());
    }

    private static String simple(Object value) {
        if (value instanceof LoopingCall) {
            return "<loop>";
        }
        return value instanceof Iterator ? "<iterator>" : String.valueOf(value);
    }

    String error(Throwable error) {
        return "!" + errorText(error);
    }

    private String errorText(Throwable error) {
        Class<?> type = error.getClass();
        if (error instanceof UserError) {
            return type.getSimpleName() + ":" + error.getMessage();
        }
        if (error instanceof FirstError first) {
            return "FirstError(#" + first.index() + "," + of(first.subFailure()) + ")";
        }
        if (error instanceof FailureGroup group) {
            return group.failures().stream().map(this::of).collect(Collectors.joining(",", "FailureGroup(", ")"));
        }
        return NAMES.getOrDefault(type, type.getSimpleName());
    }
}
