package crawler.engine.url;

/**
 * A bounded memory of hashes of links ({@link LinkHash}) that were seen before. It forgets: a link that is not in here may still
 * have been seen, and is asked again in the duplicate filter; one that is in here was.
 *
 * <p>Sets of four places, each set in one line of the processor's cache; a full set forgets its oldest entry. The table doubles when
 * half of it is taken, up to its maximum. For one thread.
 */
public final class SeenLinks {
    private static final int PLACES = 4;
    private static final int SET = PLACES * 2;

    private final int maximum;
    private long[] table;
    private int size;

    /** An empty memory that grows to at most so many links, rounded up to a power of two; each takes 16 bytes. */
    public SeenLinks(int maximum) {
        if (maximum < 1 || maximum > 1 << 26) {
            throw new IllegalArgumentException("SeenLinks: maximum " + maximum + " is not between 1 and 67108864");
        }
        this.maximum = Math.max(PLACES, Integer.highestOneBit(maximum * 2 - 1));
        this.table = new long[2 * Math.min(this.maximum, 1024)];
    }

    /** Whether the link of this hash was added, and is not forgotten. */
    public boolean contains(long first, long second) {
        int set = set(first);
        for (int i = set; i < set + SET; i += 2) {
            if (table[i] == first && table[i + 1] == second) {
                return first != 0 || second != 0;
            }
        }
        return false;
    }

    /** Remembers the link of this hash; adding it again is harmless. */
    public void add(long first, long second) {
        if (contains(first, second)) {
            return;
        }
        if (size >= capacity() / 2 && capacity() < maximum) {
            grow();
        }
        size += insert(first, second);
    }

    /** How many links it can hold before it grows or forgets. */
    int capacity() {
        return table.length / 2;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        size = 0;
        for (int set = 0; set < old.length; set += SET) {
            for (int i = set + SET - 2; i >= set; i -= 2) { // oldest first, so that the order of age stays
                if (old[i] != 0 || old[i + 1] != 0) {
                    size += insert(old[i], old[i + 1]);
                }
            }
        }
    }

    /** Puts the entry in front of its set; 0 when that pushed the oldest out. */
    private int insert(long first, long second) {
        int set = set(first);
        boolean full = table[set + SET - 2] != 0 || table[set + SET - 1] != 0;
        System.arraycopy(table, set, table, set + 2, SET - 2);
        table[set] = first;
        table[set + 1] = second;
        return full ? 0 : 1;
    }

    private int set(long first) {
        long mixed = first * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33) & table.length - 1 & -SET;
    }
}
