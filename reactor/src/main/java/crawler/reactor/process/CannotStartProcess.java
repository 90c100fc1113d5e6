package crawler.reactor.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Thrown when a process cannot be started; says which and why. */
public final class CannotStartProcess extends UncheckedIOException {
    public CannotStartProcess(ProcessSpec spec, IOException cause) {
        super("Cannot start \"" + spec.executable() + "\" with " + spec.args() + ": " + cause.getMessage(), cause);
    }
}
