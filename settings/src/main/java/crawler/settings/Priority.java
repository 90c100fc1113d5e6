package crawler.settings;

/**
 * The rank of a layer of settings, with Scrapy's names and numbers: the higher one wins, at equal rank the later
 * one.
 */
public enum Priority {
    /** What the framework ships. */
    DEFAULT(0),
    /** What a command of the command line sets for itself. */
    COMMAND(10),
    /** What an add-on sets. */
    ADDON(15),
    /** What the project file says. */
    PROJECT(20),
    /** A spider's own settings (Scrapy's {@code custom_settings}). */
    SPIDER(30),
    /** What {@code -s NAME=VALUE} says. */
    CMDLINE(40);

    private final int value;

    Priority(int value) {
        this.value = value;
    }

    /** Returns Scrapy's number for this priority. */
    public int value() {
        return value;
    }
}
