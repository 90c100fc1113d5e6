package crawler.conformance.program;

import crawler.reactor.defer.Failure;
import crawler.reactor.defer.FailureGroup;
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
    /** Names that differ from those of our classes. */
    private static final Map<String, String> NAMES = Map.of(
            "IllegalStateException", "AssertionError",
            "IllegalArgumentException", "ValueError",
            "NotPausedHere", "NotPaused",
            "ClassCastException", "TypeError",
            "NullPointerException", "TypeError",
            "Interrupted", "_InternalInlineCallbacksCancelledError");

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
        return value instanceof Outcome<?> outcome ? outcome(outcome) : simple(value);
    }

    private String list(List<?> values) {
        return values.stream().map(this::of).collect(Collectors.joining(",", "[", "]"));
    }

    private String outcome(Outcome<?> outcome) {
        return list(outcome.failed()
                .<List<?>>map(failure -> List.of(false, failure))
                .orElseGet(() -> Arrays.asList(true, outcome.get())));
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
        if (error instanceof UserError) {
            return error.getClass().getSimpleName() + ":" + error.getMessage();
        }
        if (error instanceof FirstError first) {
            return "FirstError(#" + first.index() + "," + of(first.subFailure()) + ")";
        }
        if (error instanceof FailureGroup group) {
            return group.failures().stream().map(this::of).collect(Collectors.joining(",", "FailureGroup(", ")"));
        }
        return pythonName(error);
    }

    private static String pythonName(Throwable error) {
        if (error instanceof ClassCastException
                && String.valueOf(error.getMessage()).startsWith("class java.lang.String")) {
            // Python takes a string apart before it notices that it is no pair.
            return "ValueError";
        }
        String name = error.getClass().getSimpleName();
        return NAMES.getOrDefault(name, name);
    }
}
