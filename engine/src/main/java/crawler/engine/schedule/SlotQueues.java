package crawler.engine.schedule;

import crawler.engine.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queues of all slots; hands out from the slot with the fewest requests in flight, in turn among equals, in constant
 * time however many slots there are.
 */
final class SlotQueues {
    private final Map<String, Slot> slots = new HashMap<>();

    /** Slots that have requests, by how many of theirs are in flight. */
    private final List<LinkedHashSet<Slot>> byActive = new ArrayList<>();

    private long size;

    private static final class Slot {
        private final String key;
        private final RequestQueue queue = new RequestQueue();
        private int active;

        Slot(String key) {
            this.key = key;
        }
    }

    void push(String key, Request request, boolean start) {
        Slot slot = slots.computeIfAbsent(key, Slot::new);
        if (slot.queue.isEmpty()) {
            bucket(slot.active).add(slot);
        }
        slot.queue.push(request, start);
        size++;
    }

    Optional<Request> pop() {
        for (LinkedHashSet<Slot> bucket : byActive) {
            if (!bucket.isEmpty()) {
                return Optional.of(popFrom(bucket));
            }
        }
        return Optional.empty();
    }

    private Request popFrom(LinkedHashSet<Slot> bucket) {
        Slot slot = bucket.iterator().next();
        bucket.remove(slot);
        Request request = slot.queue.pop();
        size--;
        slot.active++;
        if (!slot.queue.isEmpty()) {
            bucket(slot.active).add(slot);
        }
        return request;
    }

    /** One request of this slot is no longer in flight. */
    void done(String key) {
        Slot slot = slots.get(key);
        if (slot == null) {
            return;
        }
        if (slot.queue.isEmpty()) {
            slot.active--;
            if (slot.active <= 0) {
                slots.remove(key);
            }
        } else {
            bucket(slot.active).remove(slot);
            slot.active--;
            bucket(slot.active).add(slot);
        }
    }

    long size() {
        return size;
    }

    private LinkedHashSet<Slot> bucket(int active) {
        while (byActive.size() <= active) {
            byActive.add(new LinkedHashSet<>());
        }
        return byActive.get(active);
    }
}
