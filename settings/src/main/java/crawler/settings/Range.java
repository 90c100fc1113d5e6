package crawler.settings;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;

/** The numbers that a setting accepts, both ends included. */
record Range(double min, double max) {
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    Range {
        if (!(min <= max)) {
            throw new IllegalArgumentException("A range from " + min + " to " + max + " holds nothing.");
        }
    }

    void check(DoubleStream numbers) {
        if (numbers.anyMatch(number -> !(number >= min && number <= max))) {
            throw new Mismatch("is out of range: " + this);
        }
    }

    /** The words of a complaint: "at least 1"; nothing for a range without ends. */
    @Override
    public String toString() {
        if (Double.isInfinite(max)) {
            return Double.isInfinite(min) ? "" : "at least " + plain(min);
        }
        return Double.isInfinite(min) ? "at most " + plain(max) : "between " + plain(min) + " and " + plain(max);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
