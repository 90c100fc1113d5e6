/**
 * Interchangeable parts: those that settings name by class, and those that jars on the class path bring along.
 *
 * <p>Read {@link crawler.engine.part.NamedClass} first, where every such class is found and every such object is made, then
 * {@link crawler.engine.part.Plugin} and {@link crawler.engine.part.Plugins}.
 */
package crawler.engine.part;
