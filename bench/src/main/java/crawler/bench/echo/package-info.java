/**
 * An echo server four times: as a bare selector loop, on Netty, and on our reactor with and without a copy of what
 * comes; and the load that shows what each costs. Read {@link crawler.bench.echo.EchoServer} first, then {@link
 * crawler.bench.echo.EchoLoad}.
 */
package crawler.bench.echo;
