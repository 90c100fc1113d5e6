/**
 * Services: what is started and stopped together, and programs made of them. Twisted's {@code application.service},
 * {@code application.internet} and {@code twistd}.
 *
 * <p>Read {@link crawler.reactor.application.Service} and {@link crawler.reactor.application.MultiService} first, then
 * {@link crawler.reactor.application.Application}, which runs them until the process is told to end.
 */
package crawler.reactor.application;
