/**
 * Records that say themselves where on a page their values are.
 *
 * <p>Read {@link crawler.engine.record.Extraction} first, then the annotations it goes by, {@link crawler.engine.record.Css}
 * before all, and {@link crawler.engine.record.RecordSpider}.
 */
package crawler.engine.record;
