/** Measurements of single parts (chains of Deferreds, hand-overs to the reactor, fingerprints, URLs, scheduler) with JMH. */
package crawler.bench.jmh;
