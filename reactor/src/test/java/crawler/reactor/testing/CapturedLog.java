package crawler.reactor.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Takes what one logger says from WARN on, instead of having it printed. Register it as a field. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements BeforeEachCallback, AfterEachCallback {
    private final Logger logger;
    private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

    public CapturedLog(Class<?> logger) {
        this(logger.getName());
    }

    public CapturedLog(String logger) {
        this.logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(logger);
    }

    /** The exceptions that were logged so far. */
    public List<Throwable> errors() {
        return events.stream()
                .filter(event -> event.getThrowableProxy() instanceof ThrowableProxy)
                .map(event -> ((ThrowableProxy) event.getThrowableProxy()).getThrowable())
                .toList();
    }

    /** The next message, waited for up to the given time; empty when none comes. */
    public String next(long millis) throws InterruptedException {
        ILoggingEvent event = events.poll(millis, TimeUnit.MILLISECONDS);
        return event == null ? "" : event.getFormattedMessage();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            events.add(event);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        setContext(logger.getLoggerContext());
        start();
        logger.setAdditive(false);
        logger.addAppender(this);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        logger.detachAppender(this);
        logger.setAdditive(true);
        stop();
    }
}
