package crawler.reactor.defer;

import java.util.List;

/** All failures, in the order of their Deferreds, when none that took part in a race succeeded. */
public final class FailureGroup extends RuntimeException {
    private final transient List<Failure> failures;

    FailureGroup(List<Failure> failures) {
        super("all " + failures.size() + " failed, the first with: "
                + failures.get(0).errorMessage());
        this.failures = List.copyOf(failures);
        failures.forEach(failure -> addSuppressed(failure.value()));
    }

    public List<Failure> failures() {
        return failures;
    }
}
