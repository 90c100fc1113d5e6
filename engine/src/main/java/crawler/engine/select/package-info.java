/**
 * Scrapy's selectors: picking nodes, texts and values out of HTML, XML and JSON.
 *
 * <p>Read {@link crawler.engine.select.Selector} first, then {@link crawler.engine.select.SelectorList}; then
 * {@code Markup}, which writes a node as text, and the packages {@code css} (CSS into XPath) and {@code xpath} (XPath over
 * jsoup's nodes).
 */
package crawler.engine.select;
