/**
 * A server that takes commands, a line each, runs a program for one of them and works in a thread for another. Read {@link
 * crawler.reactor.examples.cmd.CmdServer}, then {@link crawler.reactor.examples.cmd.MyFactory} and {@code CmdProtocol}.
 */
package crawler.reactor.examples.cmd;
