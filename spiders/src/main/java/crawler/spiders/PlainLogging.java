package crawler.spiders;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * The log of programs that say nothing about it, neither by settings nor in a {@code logback.xml}: it goes to the
 * standard error output, so that the standard output is the program's own, and the reactor tells of warnings only.
 * logback's own choice would be all details on the standard output.
 */
@ConfiguratorRank(PlainLogging.BEFORE_FALLBACK)
public final class PlainLogging extends ContextAwareBase implements Configurator {
    static final int BEFORE_FALLBACK = ConfiguratorRank.FALLBACK + 1;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.plain(context, System.err);
        context.getLogger("crawler.reactor").setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
