package crawler.bench.bare;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** URLs to fetch, each once, first in first out, in memory without a limit. It ends when nothing waits and nothing is under way. */
final class Frontier {
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private int underWay;

    Frontier(String start) {
        offer(List.of(start));
    }

    /** The next URL, waiting for one if need be; empty at the end of the crawl. Each one taken must be finished. */
    synchronized Optional<String> take() throws InterruptedException {
        while (waiting.isEmpty() && underWay > 0) {
            wait();
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        underWay++;
        return Optional.of(waiting.remove());
    }

    /** One that was taken is done, and this is what it led to. */
    synchronized void finished(Collection<String> links) {
        underWay--;
        offer(links);
        if (underWay == 0 && waiting.isEmpty()) {
            notifyAll();
        }
    }

    private synchronized void offer(Collection<String> links) {
        for (String link : links) {
            if (seen.add(link)) {
                waiting.add(link);
                notify();
            }
        }
    }
}
