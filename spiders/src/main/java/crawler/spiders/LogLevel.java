package crawler.spiders;

import ch.qos.logback.classic.Level;

/** How grave a message is, in Scrapy's words. */
enum LogLevel {
    DEBUG(Level.DEBUG),
    INFO(Level.INFO),
    WARNING(Level.WARN),
    ERROR(Level.ERROR),
    CRITICAL(Level.OFF);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    /** From which level on messages are logged; nothing is graver than ERROR here. */
    Level threshold() {
        return level;
    }

    /** The word for a level of logback's. */
    static String wordFor(Level level) {
        return level == Level.WARN ? WARNING.name() : level.toString();
    }
}
