/**
 * From an item to a kept item.
 *
 * <p>Read {@link crawler.engine.pipeline.ItemPipeline} first, then {@link crawler.engine.pipeline.ItemProcessor}, the line
 * of all of them.
 */
package crawler.engine.pipeline;
