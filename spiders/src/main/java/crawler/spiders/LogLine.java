package crawler.spiders;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A message as Scrapy writes it: {@code 2026-11-21 09:00:00 [engine] INFO: Spider opened}. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final String OURS = "crawler.";
    private static final int USUAL_LENGTH = 160;

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(USUAL_LENGTH);
        time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(" [").append(shortened(event.getLoggerName())).append("] ");
        line.append(LogLevel.wordFor(event.getLevel())).append(": ").append(event.getFormattedMessage());
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    /** Our classes by their simple names; spiders, and the classes of others, by the whole. */
    private static String shortened(String logger) {
        if (!logger.startsWith(OURS)) {
            return logger;
        }
        int simple = logger.lastIndexOf('.') + 1;
        return Character.toLowerCase(logger.charAt(simple)) + logger.substring(simple + 1);
    }
}
