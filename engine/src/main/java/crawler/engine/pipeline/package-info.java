/**
 * From an item to a kept item.
 *
 * <p>Read {@link crawler.engine.pipeline.ItemPipeline} first, then {@link crawler.engine.pipeline.PipelineLine}, the line
 * of all of them. {@link crawler.engine.pipeline.BlockingPipeline} and {@link crawler.engine.pipeline.BatchPipeline} are to be
 * extended.
 */
package crawler.engine.pipeline;
