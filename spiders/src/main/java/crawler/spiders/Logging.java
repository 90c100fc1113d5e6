package crawler.spiders;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Sets the log up as the settings say, in code: reading a configuration file would take longer than a short crawl. */
final class Logging {
    static final Setting<Boolean> LOG_ENABLED =
            Setting.ofBoolean("LOG_ENABLED", true).doc("Whether messages are written.");
    static final Setting<LogLevel> LOG_LEVEL = Setting.ofEnum("LOG_LEVEL", LogLevel.class, LogLevel.INFO)
            .doc("From which level on messages are written and counted; Scrapy's default is DEBUG.");
    static final Setting<Optional<String>> LOG_FILE = Setting.ofOptional("LOG_FILE")
            .doc("The file that messages are written to; the standard error output when it is not set.");
    static final Setting<Boolean> LOG_FILE_APPEND =
            Setting.ofBoolean("LOG_FILE_APPEND", true).doc("Whether LOG_FILE is continued, or replaced.");

    private Logging() {}

    /**
     * Has all messages go where the settings say, those of the JVM's other users of logback too.
     *
     * @param err where they go when there is no file; not closed
     */
    static void configure(Settings settings, OutputStream err) throws IOException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(settings.get(LOG_LEVEL).threshold());
        if (settings.get(LOG_ENABLED)) {
            Optional<String> file = settings.get(LOG_FILE);
            root.addAppender(appender(context, file.isEmpty() ? new Unclosed(err) : open(file.get(), settings)));
        }
    }

    /** Has messages from INFO on go to {@code err}. */
    static void plain(LoggerContext context, OutputStream err) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender(context, new Unclosed(err)));
    }

    private static OutputStream open(String file, Settings settings) throws IOException {
        OpenOption[] options = settings.get(LOG_FILE_APPEND)
                ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
                : new OpenOption[] {};
        return Files.newOutputStream(Path.of(file), options);
    }

    private static OutputStreamAppender<ILoggingEvent> appender(LoggerContext context, OutputStream out) {
        LogLine line = new LogLine();
        line.setContext(context);
        line.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(line);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        return appender;
    }

    /** Writes all that is pending and closes the file. */
    static void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    }

    /** A stream that belongs to somebody else. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
