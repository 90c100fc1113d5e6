/**
 * jsoup's tree as XPath sees it: nodes, names, axes and document order.
 *
 * <p>Read {@link crawler.engine.select.tree.Nodes} first, then {@link crawler.engine.select.tree.Axis}. No walk recurses, so
 * the depth of a document does not matter.
 */
package crawler.engine.select.tree;
