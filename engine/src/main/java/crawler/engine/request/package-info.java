/**
 * Kinds of requests: of JSON, of XML-RPC, of a curl command; and requests as maps, to be kept elsewhere.
 *
 * <p>Read {@link crawler.engine.request.JsonRequest} first; forms have {@link crawler.engine.form a room of their own}.
 * All make plain {@link crawler.engine.Request}s, so nothing behind them has to know what kind one was of.
 */
package crawler.engine.request;
