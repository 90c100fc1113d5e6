/**
 * The yardstick: the fastest plain loop of OkHttp and jsoup that does the same work as the crawler, and no more.
 * Read BareCrawl and what it uses, Fetcher, Frontier, PageParser, LinkResolver and JsonLines; then BareFetch.
 */
package crawler.bench.bare;
