package crawler.conformance.program;

import java.util.List;
import java.util.Map;

/** One program and the trace that Twisted left of it. */
public final class Case {
    private final Fields fields;

    private Case(Fields fields) {
        this.fields = fields;
    }

    /** @param json one line of a file of cases, as maps, lists, strings, numbers and booleans */
    public static Case of(Map<?, ?> json) {
        return new Case(new Fields(json));
    }

    public String id() {
        return fields.text("id");
    }

    public boolean hasTag(String tag) {
        return fields.has("tags") && fields.list("tags").contains(tag);
    }

    public List<String> tags() {
        return fields.has("tags")
                ? fields.list("tags").stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What Twisted did. */
    public List<String> expected() {
        return fields.list("trace").stream().map(String::valueOf).toList();
    }

    /** Runs the program here and returns its trace. Runs on the calling thread, one case at a time per process. */
    public List<String> run() {
        String kind = fields.has("kind") ? fields.text("kind") : "deferred";
        Program program = switch (kind) {
            case "deferred" -> new DeferredProgram();
            case "clock" -> new ClockProgram();
            case "reactor" -> new ReactorProgram();
            default -> throw new IllegalArgumentException("case " + id() + ": no programs of kind " + kind);
        };
        return program.run(fields.objects("steps"));
    }
}
