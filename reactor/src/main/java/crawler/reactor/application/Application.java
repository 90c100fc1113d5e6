package crawler.reactor.application;

import crawler.reactor.EventLoop;
import crawler.reactor.Phase;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import java.io.PrintStream;
import java.util.List;

/**
 * A program made of services: runs them until SIGINT or SIGTERM, then stops them in good order. Twisted's {@code
 * service.Application}, and {@code twistd -n} in {@link #main}.
 *
 * <pre>java -cp crawler.jar crawler.reactor.application.Application my.package.MyServiceMaker its arguments</pre>
 */
public final class Application extends MultiService {
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private boolean failed;

    public Application(String name) {
        name(name);
    }

    /**
     * Starts the services and runs the reactor until it is stopped; the services are stopped before it ends.
     *
     * @return whether all services could be started
     */
    public boolean run(Reactor reactor) {
        reactor.callWhenRunning(() -> start(reactor));
        reactor.addSystemEventTrigger(Phase.BEFORE, Reactor.SHUTDOWN, this::stopService);
        reactor.run();
        return !failed;
    }

    private void start(Reactor reactor) {
        try {
            startService();
        } catch (Throwable e) {
            failed = true;
            Log.err(Failure.caught(e), "The services of " + name().orElseThrow() + " could not be started:");
            reactor.stop();
        }
    }

    /** Runs the service that a {@link ServiceMaker} makes; see the class. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), new EventLoop(), System.out));
    }

    static int run(List<String> arguments, Reactor reactor, PrintStream out) {
        if (arguments.isEmpty()) {
            out.println("Usage: Application CLASS [ARGUMENT ...], where CLASS is a " + ServiceMaker.class.getName());
            return WRONG_ARGUMENTS;
        }
        Application application = new Application(arguments.get(0));
        Service service;
        try {
            service = maker(arguments.get(0)).makeService(reactor, arguments.subList(1, arguments.size()));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return WRONG_ARGUMENTS;
        }
        service.setServiceParent(application);
        Log.startLogging(out);
        try {
            return application.run(reactor) ? 0 : FAILED;
        } finally {
            Log.msg("Server Shut Down.");
            Log.stopLogging();
        }
    }

    private static ServiceMaker maker(String name) {
        try {
            return (ServiceMaker) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no " + ServiceMaker.class.getName() + " with a constructor without arguments ("
                            + e + "). Is it on the class path?",
                    e);
        }
    }
}
