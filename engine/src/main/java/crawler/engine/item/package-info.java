/**
 * What items are made of: their fields, however they are declared, and how fields are got out of pages.
 *
 * <p>Read {@link crawler.engine.item.Fields} first, then {@link crawler.engine.item.PlainValue},
 * then {@link crawler.engine.item.Extraction} and the annotations it goes by, and {@link crawler.engine.item.RecordSpider}.
 */
package crawler.engine.item;
