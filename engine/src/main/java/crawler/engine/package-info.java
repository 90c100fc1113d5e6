/**
 * The words of those who write spiders and components.
 *
 * <p>Read {@link crawler.engine.Spider} first, then {@link crawler.engine.Request}, {@link crawler.engine.Response} and
 * {@link crawler.engine.Item}; {@link crawler.engine.Crawler}, {@link crawler.engine.Event} and {@link
 * crawler.engine.Stats} are for components.
 */
package crawler.engine;
