/**
 * A server that says back what it is told, a client that tells it something, and a server that does so for a hundred at
 * the most. Read {@link crawler.reactor.examples.echo.EchoServer} first.
 */
package crawler.reactor.examples.echo;
