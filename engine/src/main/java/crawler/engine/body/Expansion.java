package crawler.engine.body;

/**
 * How far a body may grow when it is taken apart.
 *
 * @param most bytes; 0 for no limit
 * @param ratio how many times its size a body may grow to, once it is larger than {@code anyRatio}; 0 for no limit
 * @param anyRatio bytes up to which the ratio does not matter: a short text may well shrink to a thousandth
 * @param inMemory bytes up to which it stays in memory
 */
public record Expansion(long most, long ratio, long anyRatio, long inMemory) {
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** A limit in bytes and none in proportion; all in memory. */
    public static Expansion upTo(long most) {
        long limit = most <= 0 ? LARGEST_ARRAY : Math.min(most, LARGEST_ARRAY);
        return new Expansion(limit, 0, 0, Long.MAX_VALUE);
    }

    /** The limit in bytes for a body of this size. */
    long of(long coded) {
        long limit = most <= 0 ? Long.MAX_VALUE : most;
        if (ratio <= 0 || coded > Long.MAX_VALUE / ratio) {
            return limit;
        }
        return Math.min(limit, Math.max(anyRatio, coded * ratio));
    }
}
