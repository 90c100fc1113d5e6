/**
 * Interchangeable parts that settings name by class.
 *
 * <p>Read {@link crawler.engine.part.NamedClass}.
 */
package crawler.engine.part;
