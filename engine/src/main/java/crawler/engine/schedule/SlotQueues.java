package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.slot.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queues of all slots; hands out from the slot with the fewest requests in flight, in turn among equals, and passes by
 * those that take none now. The time it takes does not grow with the number of slots: one that takes none is put aside until it
 * opens.
 */
final class SlotQueues {
    private final Gate gate;
    private final QueueOrder order;
    private final Map<String, Slot> slots = new HashMap<>();

    /** Slots that have requests, and were not found closed, by how many of theirs are in flight. */
    private final List<LinkedHashSet<Slot>> byActive = new ArrayList<>();

    private long size;

    private static final class Slot {
        private final String key;
        private final RequestQueue queue;
        private int active;
        private boolean aside;

        Slot(String key, QueueOrder order) {
            this.key = key;
            this.queue = new RequestQueue(order);
        }

        boolean isReady() {
            return !aside && !queue.isEmpty();
        }
    }

    SlotQueues(Gate gate, QueueOrder order) {
        this.gate = gate;
        this.order = order;
        gate.whenOpened(this::opened);
    }

    void push(String key, Request request, boolean start) {
        Slot slot = slots.computeIfAbsent(key, name -> new Slot(name, order));
        slot.queue.push(request, start);
        if (slot.isReady()) {
            bucket(slot.active).add(slot);
        }
        size++;
    }

    /** Empty when there is none, or none that may start now. */
    Optional<Request> pop() {
        for (int active = 0; active < byActive.size(); active++) {
            LinkedHashSet<Slot> bucket = byActive.get(active);
            while (!bucket.isEmpty()) {
                Slot slot = bucket.iterator().next();
                bucket.remove(slot);
                if (gate.isOpen(slot.key)) {
                    return Optional.of(popFrom(slot));
                }
                slot.aside = true;
            }
        }
        return Optional.empty();
    }

    private Request popFrom(Slot slot) {
        Request request = slot.queue.pop();
        size--;
        slot.active++;
        if (slot.isReady()) {
            bucket(slot.active).add(slot);
        }
        return request;
    }

    private void opened(String key) {
        Slot slot = slots.get(key);
        if (slot != null && slot.aside) {
            slot.aside = false;
            if (slot.isReady()) {
                bucket(slot.active).add(slot);
            }
        }
    }

    /** One request of this slot is no longer in flight. */
    void done(String key) {
        Slot slot = slots.get(key);
        if (slot == null) {
            return;
        }
        boolean ready = slot.isReady();
        if (ready) {
            bucket(slot.active).remove(slot);
        }
        slot.active--;
        if (ready) {
            bucket(slot.active).add(slot);
        } else if (slot.active <= 0 && slot.queue.isEmpty()) {
            slots.remove(key);
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
