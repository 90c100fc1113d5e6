/**
 * Documents that are taken in piece by piece, so that a large one costs no more than its pieces: sitemaps, feeds of XML,
 * tables.
 *
 * <p>Read {@link crawler.engine.document.Sitemap}, {@link crawler.engine.document.XmlNodes} and {@link
 * crawler.engine.document.CsvRows}, each for itself. No entity is ever looked up or replaced, except XML's own five.
 */
package crawler.engine.document;
