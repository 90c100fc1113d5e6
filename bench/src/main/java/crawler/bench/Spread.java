package crawler.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Several measurements of one quantity: their median, least and greatest. */
record Spread(double median, double least, double greatest) {
    /** @throws IllegalArgumentException for no values at all */
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured, so there is no median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    static <R> Spread of(List<R> runs, ToDoubleFunction<R> quantity) {
        return of(runs.stream().mapToDouble(quantity).toArray());
    }

    /** The quotients of runs that were neighbours: the k-th of the one through the k-th of the other. */
    static <R> Spread ofRatios(List<R> one, List<R> other, ToDoubleFunction<R> quantity) {
        double[] ratios = new double[Math.min(one.size(), other.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = quantity.applyAsDouble(one.get(i)) / quantity.applyAsDouble(other.get(i));
        }
        return of(ratios);
    }

    /** Median and range, such as "0.93 (0.90-0.97)". */
    String print(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + "-" + number + ")", median, least, greatest);
    }

    String printMedian(int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", median);
    }
}
