/**
 * A server of a poem and a client for many such servers at once. Read {@link crawler.reactor.examples.poetry.FastPoetry}
 * first, then {@link crawler.reactor.examples.poetry.GetPoetry}.
 */
package crawler.reactor.examples.poetry;
