/**
 * What watches a crawl from the side: each listens to events and changes nothing of the flow.
 *
 * <p>Read {@link crawler.engine.extension.CoreStats} first. An extension is any class with a public constructor with a
 * {@link crawler.engine.Crawler} or without parameters, named in the setting EXTENSIONS.
 */
package crawler.engine.extension;
