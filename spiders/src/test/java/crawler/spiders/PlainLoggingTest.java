package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PlainLoggingTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void programsThatSayNothingAboutTheLogGetItOnTheStandardErrorOutput() {
        context.setMDCAdapter(new LogbackMDCAdapter()); // as slf4j's start does
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            new PlainLogging().configure(context);
            context.getLogger("my.program").info("something of note");
            context.getLogger("my.program").debug("a detail");
            context.getLogger("crawler.reactor").info("Starting factory");
            context.getLogger("crawler.reactor").error("Unhandled Error");
        } finally {
            System.setErr(before);
        }
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("something of note") && said.contains("Unhandled Error"), said);
        assertEquals(2, said.lines().count(), said);
    }

    @Test
    void logbackFindsIt() {
        assertTrue(ServiceLoader.load(Configurator.class).stream()
                .anyMatch(provider -> provider.type() == PlainLogging.class));
    }
}
