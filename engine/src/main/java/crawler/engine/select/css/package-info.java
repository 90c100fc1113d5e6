/**
 * CSS selectors, translated into XPath as Scrapy's cssselect and parsel do, with {@code ::text} and {@code ::attr(name)}.
 *
 * <p>Read {@link crawler.engine.select.css.Css} first, then {@code CssParser}, which reads the grammar, then
 * {@code PseudoClasses}, where each pseudo-class has its condition.
 */
package crawler.engine.select.css;
