/**
 * What the languages of queries share: their error, their namespaces, regular expressions and the store of compiled ones.
 *
 * <p>Read {@link crawler.engine.select.query.InvalidQueryException}, then {@link crawler.engine.select.query.PythonPattern}.
 */
package crawler.engine.select.query;
