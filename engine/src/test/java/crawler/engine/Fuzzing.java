package crawler.engine;

import java.time.Duration;
import java.util.Random;
import java.util.function.LongConsumer;

/** Runs one random trial after another for {@code -Dfuzz.seconds=N}, and says how many there were. */
public final class Fuzzing {
    private Fuzzing() {}

    /** @param trial gets the seed of its own chance, which an error of it is repeated by */
    public static void run(String what, LongConsumer trial) {
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 0));
        Random seeds = new Random();
        long end = System.nanoTime() + time.toNanos();
        long executions = 0;
        for (; System.nanoTime() < end; executions++) {
            long seed = seeds.nextLong();
            try {
                trial.accept(seed);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError(what + ", seed " + seed + "L, after " + executions + " executions", e);
            }
        }
        System.out.println(what + ": " + executions + " executions in " + time.toSeconds() + " s");
    }
}
