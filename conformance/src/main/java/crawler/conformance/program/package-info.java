/**
 * An interpreter of small programs over Deferreds, clocks and the loop, whose traces are compared with Twisted's.
 *
 * <p>Read {@link crawler.conformance.program.Case} first, then {@code Program}, which walks the operations; each of the
 * other classes adds one family of operations to it.
 */
package crawler.conformance.program;
