/**
 * What happens again, later, or a little at a time. Twisted's {@code task}.
 *
 * <p>Read {@link crawler.reactor.task.LoopingCall} first, then {@link crawler.reactor.task.Cooperator}, which walks long
 * iterations without recursion and without holding the loop up.
 */
package crawler.reactor.task;
