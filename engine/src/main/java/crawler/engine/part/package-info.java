/**
 * Interchangeable parts that settings name by class.
 *
 * <p>Read {@link crawler.engine.part.NamedClass}: every such class is found, and every such object is made, there.
 */
package crawler.engine.part;
