/**
 * The links of a page that a crawl is to follow.
 *
 * <p>Read {@link crawler.engine.link.LinkExtractor} first, which says what is wanted; {@code Extraction} walks one page,
 * {@code LinkPlaces} tells where in it links stand, {@code UrlRules} which URLs may pass.
 */
package crawler.engine.link;
