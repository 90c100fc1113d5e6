package crawler.engine.schedule;

/** Which of the requests of one slot and one priority comes first. */
record QueueOrder(MemoryScheduler.Found found, MemoryScheduler.Starts starts) {}
