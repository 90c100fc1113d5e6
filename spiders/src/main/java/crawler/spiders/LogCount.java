package crawler.spiders;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import crawler.engine.Crawler;
import crawler.engine.Event.EngineStopped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.LoggerFactory;

/**
 * Counts the messages of the process while a crawl runs, by level, as {@code log_count/…}; also those that nobody sees because
 * LOG_ENABLED is false.
 */
public final class LogCount {
    private final Map<Level, LongAdder> counts = new ConcurrentHashMap<>();

    public LogCount(Crawler crawler) {
        Counter counter = new Counter();
        counter.start();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.addAppender(counter);
            crawler.events().on(EngineStopped.class, event -> {
                root.detachAppender(counter);
                counts.forEach(
                        (level, count) -> crawler.stats().set("log_count/" + LogLevel.wordFor(level), count.sum()));
            });
        }
    }

    /** Called on whatever thread logs. */
    private final class Counter extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            counts.computeIfAbsent(event.getLevel(), level -> new LongAdder()).increment();
        }
    }
}
