package crawler.reactor.log;

import crawler.reactor.defer.Failure;
import java.io.PrintStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.MessageFormatter;

/**
 * The log of a reactor and of the programs on it. Goes to slf4j, under the name {@code crawler.reactor}; after {@link
 * #startLogging}, to a stream instead, a line each: time, prefix, message. Twisted's {@code python.log}.
 *
 * <p>The prefix is the name of that whose event runs: {@code -} is the reactor itself. May be used from any thread; a
 * prefix is only known on the reactor thread.
 */
public final class Log {
    private static final Logger LOG = LoggerFactory.getLogger("crawler.reactor");
    private static volatile Optional<StreamLog> stream = Optional.empty();

    private Log() {}

    /** Has all that is told from now on written to {@code out}, and says so there. */
    public static void startLogging(PrintStream out) {
        stream = Optional.of(new StreamLog(out));
        msg("Log opened.");
    }

    /** Ends {@link #startLogging}: what is told goes to slf4j again. */
    public static void stopLogging() {
        stream = Optional.empty();
    }

    /** Tells a message; each {@code {}} in it stands for one argument. */
    public static void msg(String message, Object... arguments) {
        Optional<StreamLog> to = stream;
        if (to.isEmpty()) {
            LOG.info(message, arguments);
            return;
        }
        to.get().write(MessageFormatter.basicArrayFormat(message, arguments));
    }

    /** Tells what only those want to know who watch the reactor itself: on slf4j's level DEBUG. */
    public static void detail(String message, Object... arguments) {
        if (stream.isPresent()) {
            msg(message, arguments);
        } else {
            LOG.debug(message, arguments);
        }
    }

    /** Tells of an error that nobody else will tell of, with its stack. */
    public static void err(Failure failure, String why) {
        Optional<StreamLog> to = stream;
        if (to.isEmpty()) {
            LOG.error("{}", why, failure.value());
            return;
        }
        to.get().write(why, failure.value());
    }

    /** Whether a prefix is of any use now; asking is cheap. */
    public static boolean wantsPrefix() {
        return stream.isPresent();
    }

    /** Runs {@code event} under a prefix. */
    public static void withPrefix(String prefix, Runnable event) {
        Optional<StreamLog> to = stream;
        if (to.isEmpty()) {
            event.run();
            return;
        }
        to.get().withPrefix(prefix, event);
    }
}
