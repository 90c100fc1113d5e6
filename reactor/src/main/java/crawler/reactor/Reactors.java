package crawler.reactor;

import java.nio.channels.spi.SelectorProvider;
import java.util.function.Supplier;

/**
 * Twisted's "the" reactor, for programs that want one: installed once, before its first use, and run once.
 *
 * <p>Everything in this project is handed its reactor; this is only the place where a {@code main} gets one from.
 */
public final class Reactors {
    private static Reactor installed;

    /** The ways of waiting that a selector has on Linux; all reactors behave the same. */
    public enum Kind {
        /** What the platform chooses. */
        DEFAULT(""),
        EPOLL("sun.nio.ch.EPollSelectorProvider"),
        POLL("sun.nio.ch.PollSelectorProvider");

        private final String provider;

        Kind(String provider) {
            this.provider = provider;
        }
    }

    private Reactors() {}

    /** The reactor; an {@link EventLoop} is installed if there is none. May be called from any thread. */
    public static synchronized Reactor get() {
        if (installed == null) {
            installed = new EventLoop();
        }
        return installed;
    }

    /** Installs the reactor that {@link #get()} answers. @throws ReactorAlreadyInstalledError when there is one */
    public static synchronized void install(Supplier<? extends Reactor> reactor) {
        if (installed != null) {
            throw new ReactorAlreadyInstalledError();
        }
        installed = reactor.get();
    }

    /**
     * Installs an {@link EventLoop} of this kind. The JDK chooses its selectors once, so this must come before anything
     * in the process opens a channel.
     *
     * @throws ReactorAlreadyInstalledError when a reactor is installed
     * @throws IllegalStateException when the JDK has chosen otherwise
     */
    public static void install(Kind kind) {
        install(() -> {
            if (kind != Kind.DEFAULT) {
                choose(kind.provider);
            }
            return new EventLoop();
        });
    }

    private static void choose(String provider) {
        String property = "java.nio.channels.spi.SelectorProvider";
        System.setProperty(property, provider);
        String chosen = SelectorProvider.provider().getClass().getName();
        if (!chosen.equals(provider)) {
            throw new IllegalStateException("the JDK uses " + chosen + " already; start Java with -D" + property + "="
                    + provider + " or install before any channel is opened");
        }
    }

    /** Forgets the reactor; for tests. */
    static synchronized void uninstall() {
        installed = null;
    }
}
