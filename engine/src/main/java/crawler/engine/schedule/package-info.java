/**
 * Which request comes next, and which comes twice.
 *
 * <p>Read {@link crawler.engine.schedule.Scheduler} first, then {@link crawler.engine.schedule.MemoryScheduler} and
 * {@link crawler.engine.schedule.FingerprintDupeFilter}.
 */
package crawler.engine.schedule;
