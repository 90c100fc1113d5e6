package crawler.conformance.program;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Hears of the exceptions that the loop and the Deferreds log instead of passing them on. */
final class LoggedErrors extends AppenderBase<ILoggingEvent> {
    private final List<Logger> loggers;
    private final Consumer<Throwable> heard;

    private LoggedErrors(Consumer<Throwable> heard) {
        this.heard = heard;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        this.loggers = List.of(context.getLogger("crawler.reactor"));
        setContext(context);
    }

    /** Does {@code work} and tells {@code heard} of what is logged meanwhile. */
    static void during(Runnable work, Consumer<Throwable> heard) {
        LoggedErrors errors = new LoggedErrors(heard);
        errors.attach();
        try {
            work.run();
        } finally {
            errors.detach();
        }
    }

    private void attach() {
        start();
        for (Logger logger : loggers) {
            logger.setAdditive(false);
            logger.addAppender(this);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel() == Level.ERROR && event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            heard.accept(proxy.getThrowable());
        }
    }

    private void detach() {
        for (Logger logger : loggers) {
            logger.detachAppender(this);
            logger.setAdditive(true);
        }
        stop();
    }
}
