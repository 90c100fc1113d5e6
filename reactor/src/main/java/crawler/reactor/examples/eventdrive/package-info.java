/**
 * A framework in four rules, the smallest form of "don't call us, we call you": {@link
 * crawler.reactor.examples.eventdrive.EventDrive} runs what was written down in its list.
 *
 * <p>Write a subclass of {@link crawler.reactor.examples.eventdrive.BaseHandler}, give it an {@code execute()}, append it
 * to the list, call {@code run()}. {@code MyHandler} does that.
 */
package crawler.reactor.examples.eventdrive;
