/**
 * XPath 1.0 over jsoup's own nodes, with the functions that Scrapy's selectors add to it.
 *
 * <p>Read {@link crawler.engine.select.xpath.XPath} first (compile, evaluate), then {@code XPathParser} (text to {@code Expr}),
 * then {@code LocationPath} and {@code Step}, where nodes are walked. No walk recurses into the document, so its depth does
 * not matter; where many context nodes share one walk, the walk is made once.
 */
package crawler.engine.select.xpath;
