package crawler.engine.schedule;

import crawler.engine.url.Fingerprint;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of fingerprints in open-addressing tables of 16 bytes an entry (128 of the 160 bits), so that tens of millions
 * fit into memory. There are 64 tables, chosen by the first bits, which grow one by one, so that growing never needs
 * twice the room.
 */
public final class FingerprintSet {
    private static final int TABLES = 64;
    private static final int TABLE_SHIFT = 58;

    private final Table[] tables = new Table[TABLES];
    private final Set<Fingerprint> zero = new HashSet<>();

    public FingerprintSet() {
        for (int i = 0; i < TABLES; i++) {
            tables[i] = new Table();
        }
    }

    /** Whether it was not there before. */
    public boolean add(Fingerprint fingerprint) {
        long first = fingerprint.first();
        long second = fingerprint.second();
        if (first == 0 && second == 0) {
            return zero.add(fingerprint);
        }
        return tables[(int) (first >>> TABLE_SHIFT)].add(first, second);
    }

    long size() {
        long size = zero.size();
        for (Table table : tables) {
            size += table.size;
        }
        return size;
    }

    /** Pairs of longs; a pair of zeros is free. */
    private static final class Table {
        private long[] pairs = new long[32];
        private int size;

        boolean add(long first, long second) {
            if (!insert(pairs, first, second)) {
                return false;
            }
            size++;
            if (size * 8L > pairs.length * 3L) {
                grow();
            }
            return true;
        }

        private static boolean insert(long[] pairs, long first, long second) {
            int mask = pairs.length / 2 - 1;
            int slot = (int) second & mask;
            while (pairs[2 * slot] != 0 || pairs[2 * slot + 1] != 0) {
                if (pairs[2 * slot] == first && pairs[2 * slot + 1] == second) {
                    return false;
                }
                slot = (slot + 1) & mask;
            }
            pairs[2 * slot] = first;
            pairs[2 * slot + 1] = second;
            return true;
        }

        private void grow() {
            long[] larger = new long[pairs.length * 2];
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i] != 0 || pairs[i + 1] != 0) {
                    insert(larger, pairs[i], pairs[i + 1]);
                }
            }
            pairs = larger;
        }
    }
}
