package crawler.reactor.log;

import crawler.reactor.defer.InlineCallbacks;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes messages as Twisted's log does: {@code 2026-11-21 02:01:10+0000 [-] Log opened.} */
final class StreamLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxx");
    private static final String REACTOR = "-";

    private final PrintStream out;
    /** By thread, not in a ThreadLocal: a coroutine's body runs on a thread of its own, for the one that woke it. */
    private final Map<Thread, String> prefixes = new ConcurrentHashMap<>();

    StreamLog(PrintStream out) {
        this.out = out;
    }

    void withPrefix(String prefix, Runnable event) {
        Thread thread = InlineCallbacks.effectiveThread();
        String before = prefixes.put(thread, prefix);
        try {
            event.run();
        } finally {
            if (before == null) {
                prefixes.remove(thread);
            } else {
                prefixes.put(thread, before);
            }
        }
    }

    void write(String message, Throwable error) {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack, true));
        write(message + "\n" + stack.toString().stripTrailing());
    }

    /** Lines after the first are set off by a tab. */
    void write(String message) {
        String prefix = prefixes.getOrDefault(InlineCallbacks.effectiveThread(), REACTOR);
        out.println(TIME.format(ZonedDateTime.now()) + " [" + prefix + "] " + message.replace("\n", "\n\t"));
        out.flush();
    }
}
