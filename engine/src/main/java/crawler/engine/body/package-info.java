/**
 * Bodies of messages: in memory or in a file, and how they are taken apart that were compressed, without trusting them.
 *
 * <p>Read {@link crawler.engine.body.Body} first, then {@link crawler.engine.body.Codings} and {@link
 * crawler.engine.body.Expansion}.
 */
package crawler.engine.body;
