/**
 * What a program and its reactor tell: to slf4j, or to a stream in the shape that Twisted's log has. Read {@link
 * crawler.reactor.log.Log}.
 */
package crawler.reactor.log;
