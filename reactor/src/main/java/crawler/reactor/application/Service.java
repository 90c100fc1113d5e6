package crawler.reactor.application;

import crawler.reactor.defer.Deferred;
import java.util.Optional;

/** Something that can be started and stopped; to be extended. To be used on the reactor thread. Twisted's {@code Service}. */
public abstract class Service {
    private Optional<String> name = Optional.empty();
    private Optional<MultiService> parent = Optional.empty();
    private boolean running;

    /** What its parent knows it by, if it has a name. */
    public final Optional<String> name() {
        return name;
    }

    /** Gives it a name. @throws IllegalStateException when it has a parent already */
    public final void name(String given) {
        if (parent.isPresent()) {
            throw new IllegalStateException("\"" + given + "\" comes too late: the service has a parent already");
        }
        name = Optional.of(given);
    }

    /** Whether it was started and not stopped. */
    public final boolean running() {
        return running;
    }

    /** What it belongs to. */
    public final Optional<MultiService> parent() {
        return parent;
    }

    /** Has it started and stopped with {@code whole} from now on; started now if that runs. */
    public final void setServiceParent(MultiService whole) {
        if (parent.isPresent()) {
            disownServiceParent();
        }
        whole.add(this);
        parent = Optional.of(whole);
        if (whole.running()) {
            startService();
        }
    }

    /** Takes it out of its parent. Fires when it has been stopped, if it ran. @throws IllegalStateException without one */
    public final Deferred<Void> disownServiceParent() {
        parent.orElseThrow(() -> new IllegalStateException("the service has no parent"))
                .remove(this);
        parent = Optional.empty();
        return running ? stopService() : Deferred.succeed(null);
    }

    /** Starts it; what is overridden calls this. */
    public void startService() {
        running = true;
    }

    /** Stops it; fires when all that belongs to it has ended. What is overridden calls this. */
    public Deferred<Void> stopService() {
        running = false;
        return Deferred.succeed(null);
    }
}
