package crawler.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import crawler.reactor.defer.Unhandled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a test logs. An ERROR that it does not expect fails it, and so does one that it expects in vain. */
public final class Logged implements BeforeEachCallback, AfterEachCallback {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getFormattedMessage());
            if (event.getLevel() == Level.ERROR) {
                String cause = event.getThrowableProxy() == null
                        ? ""
                        : " (" + event.getThrowableProxy().getMessage() + ")";
                errors.add(event.getFormattedMessage() + cause);
            }
        }
    };
    private Level before = Level.INFO;

    /** An ERROR with this in it is meant. */
    public void expectError(String part) {
        expected.add(part);
    }

    /** All lines with a level at their beginning, from INFO upwards. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public long count(String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Unhandled.report(Thread.currentThread()); // those of whoever ran on this thread before
        Logger root = root();
        before = root.getLevel();
        root.setLevel(Level.INFO);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().detachAppender(appender);
        root().setLevel(before);
        List<String> unexpected = errors.stream()
                .filter(error -> expected.stream().noneMatch(error::contains))
                .toList();
        List<String> missing = expected.stream()
                .filter(part -> errors.stream().noneMatch(error -> error.contains(part)))
                .toList();
        assertEquals(List.of(), unexpected, "errors that the test does not expect");
        assertEquals(List.of(), missing, "errors that did not come, of " + errors);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
