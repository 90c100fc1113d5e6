/**
 * What items are made of: their fields, however they are declared, and how fields are got out of pages.
 *
 * <p>Read {@link crawler.engine.item.Fields} first, then {@link crawler.engine.item.PlainValue}.
 */
package crawler.engine.item;
