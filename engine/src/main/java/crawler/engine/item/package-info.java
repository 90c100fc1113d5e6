/**
 * What items are made of: their fields, however they are declared.
 *
 * <p>Read {@link crawler.engine.item.Fields} first, then {@link crawler.engine.item.PlainValue} and {@link
 * crawler.engine.item.FieldType}; {@link crawler.engine.item.Serialized} and {@link crawler.engine.item.Required} are for
 * fields that are special.
 */
package crawler.engine.item;
