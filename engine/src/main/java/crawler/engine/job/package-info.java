/**
 * What a crawl keeps in a folder, so that a later one goes on with it.
 *
 * <p>Read {@link crawler.engine.job.JobDirectory} first, then {@link crawler.engine.job.StateFile}.
 */
package crawler.engine.job;
