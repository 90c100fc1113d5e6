/**
 * An interpreter of small programs over Deferreds, clocks and the loop, whose traces are compared with Twisted's.
 *
 * <p>Read {@link crawler.conformance.program.Case} first, then {@code Program}, which walks the operations; each of the
 * other classes adds one family of operations to it, which is why there are more of them than a package should have.
 */
package crawler.conformance.program;
