/**
 * What single parts cost, measured with JMH.
 *
 * <p>Read {@link crawler.bench.jmh.LinkBenchmark} first: what a link costs that was seen before decides how fast real
 * sites are crawled.
 */
package crawler.bench.jmh;
