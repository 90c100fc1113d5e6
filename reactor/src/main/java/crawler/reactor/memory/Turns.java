package crawler.reactor.memory;

import crawler.reactor.time.Action;

/** The way to a later turn, in which the next thing happens. */
@FunctionalInterface
interface Turns {
    void later(Action action);
}
