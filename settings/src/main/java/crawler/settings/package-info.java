/**
 * Typed settings under Scrapy's names, in layers.
 *
 * <p>Read {@link crawler.settings.Setting} first (a key), then {@link crawler.settings.Settings} (the values in
 * their layers) and {@link crawler.settings.Catalog} (all keys, and what is wrong with the values). {@link
 * crawler.settings.SettingsFile} and {@link crawler.settings.Assignment} bring values in from outside. How a raw
 * value becomes a typed one stands in {@code Form} and the records that implement it: {@code Words}, {@code
 * Numbers}, {@code Compounds}.
 */
package crawler.settings;
