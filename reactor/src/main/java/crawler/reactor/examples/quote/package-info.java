/** A server with a quote for everybody who asks: {@link crawler.reactor.examples.quote.QuoteServer}. */
package crawler.reactor.examples.quote;
