package crawler.bench.site;

import java.util.OptionalInt;

/**
 * A made-up site in which page i is a function of these parameters and of i alone, so that nothing has to be stored.
 * Page i links to 5i+1 ... 5i+5, by which every page is reachable from page 0, and to random pages for the rest.
 */
public record Site(int pages, int links, int bytes, long seed) {
    /** Children that each page has in the tree that makes all pages reachable. */
    static final int CHILDREN = 5;

    private static final String PREFIX = "/p/";
    private static final String SUFFIX = ".html";

    /** @throws IllegalArgumentException when fewer than 5 links, or more links than the bytes have room for, are asked for */
    public Site {
        if (pages < 1 || pages > 100_000_000) {
            throw new IllegalArgumentException("pages must be 1 to 100,000,000, not " + pages);
        }
        if (links < CHILDREN || links > 10_000) {
            throw new IllegalArgumentException(
                    "links must be 5 to 10,000 (5 are needed to reach every page), not " + links);
        }
        int least = PageWriter.leastBytes(pages, links);
        if (bytes < least || bytes > 1 << 26) {
            throw new IllegalArgumentException("bytes must be " + least + " to 67,108,864 for " + links
                    + " links a page on a site of " + pages + " pages, not " + bytes);
        }
    }

    /** Every a[href] of the whole site. */
    public long totalLinks() {
        return (long) pages * links;
    }

    /** The path of a page: "/" for page 0, "/p/17.html" for page 17. */
    public static String path(int page) {
        return page == 0 ? "/" : PREFIX + page + SUFFIX;
    }

    /** The page at a path; empty when the site has none there. */
    public OptionalInt page(String path) {
        if (path.equals("/")) {
            return OptionalInt.of(0);
        }
        if (!path.startsWith(PREFIX) || !path.endsWith(SUFFIX)) {
            return OptionalInt.empty();
        }
        int page = number(path, PREFIX.length(), path.length() - SUFFIX.length());
        return page > 0 && page < pages ? OptionalInt.of(page) : OptionalInt.empty();
    }

    /** The page that the k-th link (from 0) of a page leads to. */
    public int target(int page, int k) {
        long child = (long) page * CHILDREN + k + 1;
        if (k < CHILDREN && child < pages) {
            return (int) child;
        }
        return (int) Math.floorMod(random(page, k), (long) pages);
    }

    /** The HTML of a page, exactly {@link #bytes()} long, ASCII only. Safe on any thread. */
    public byte[] render(int page) {
        return new PageWriter(this, page).write();
    }

    /** A number that depends on the seed, the page and k only (the finaliser of SplitMix64). */
    long random(int page, int k) {
        long z = seed + (((long) page << 20) + k + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static int number(String text, int from, int to) {
        if (from >= to || to - from > 9 || text.charAt(from) == '0') {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
