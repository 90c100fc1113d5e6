package crawler.settings;

/** A raw value, the layer that set it and where that stands: "-s", "crawler.toml:12". */
record Layered(Priority priority, String origin, Object value) {}
