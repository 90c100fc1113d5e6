package crawler.reactor.defer;

import crawler.reactor.defer.Outcome.Failed;
import crawler.reactor.defer.Outcome.Success;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several Deferreds waited for as one. Twisted's {@code DeferredList}, {@code gatherResults} and {@code race}.
 *
 * <p>One level is added to each member; it passes the member's result through. Cancelling the list cancels every member.
 */
public final class DeferredList<R> extends Deferred<R> {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredList.class);

    private final List<? extends Deferred<?>> members;

    /** What differs from waiting for all and passing everything through. */
    public enum Flag {
        /** The first failure fires the list, as a {@link FirstError}. */
        FIRE_ON_ONE_ERRBACK,
        /** Failures count as handled: the members have null afterwards. */
        CONSUME_ERRORS
    }

    private DeferredList(List<? extends Deferred<?>> members) {
        this.members = members;
    }

    /** Fires with all outcomes, in the order of the members; at once when there are none. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Deferred<List<Outcome<T>>> of(Deferred<T>... members) {
        return of(List.of(members));
    }

    /** Fires with all outcomes, in the order of the members; at once when there are none. */
    public static <T> Deferred<List<Outcome<T>>> of(Collection<Deferred<T>> members, Flag... flags) {
        List<Deferred<T>> copy = List.copyOf(members);
        DeferredList<List<Outcome<T>>> list = new DeferredList<>(copy);
        if (copy.isEmpty()) {
            list.callback(List.of());
        }
        new Collector<T>(list, copy, flags) {
            @Override
            void arrived(int index, Outcome<T> outcome) {
                if (!failedFast(index, outcome) && complete()) {
                    list.callback(outcomes());
                }
            }
        }.attach();
        return list;
    }

    /**
     * Fires with the first value and its place, or with all failures when there was none; never when there are no
     * members. Twisted's {@code fireOnOneCallback}.
     */
    public static <T> Deferred<First<T>> firstOf(Collection<Deferred<T>> members, Flag... flags) {
        List<Deferred<T>> copy = List.copyOf(members);
        DeferredList<First<T>> list = new DeferredList<>(copy);
        new Collector<T>(list, copy, flags) {
            @Override
            void arrived(int index, Outcome<T> outcome) {
                if (outcome instanceof Success<T> success) {
                    list.callback(new First.Succeeded<>(success.value(), index));
                } else if (!failedFast(index, outcome) && complete()) {
                    list.callback(new First.NoneSucceeded<>(outcomes()));
                }
            }
        }.attach();
        return list;
    }

    /** Fires with all values, in the order of the members, or with a {@link FirstError} at the first failure. */
    public static <T> Deferred<List<T>> gatherResults(Collection<Deferred<T>> members, Flag... flags) {
        Flag[] all = Arrays.copyOf(flags, flags.length + 1);
        all[flags.length] = Flag.FIRE_ON_ONE_ERRBACK;
        return of(members, all)
                .addCallback(outcomes -> Collections.unmodifiableList(outcomes.stream()
                        .map(Outcome::get)
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll)));
    }

    /** Fires with the first value and its place, and cancels the others; with a {@link FailureGroup} when all failed. */
    public static <T> Deferred<First.Succeeded<T>> race(Collection<Deferred<T>> members) {
        return new Race<>(List.copyOf(members)).start();
    }

    /** As in Twisted, a list that has fired cannot be cancelled any more, whatever its line waits for. */
    @Override
    boolean handsCancelOn() {
        return false;
    }

    @Override
    void cancelHere() {
        if (called()) {
            return;
        }
        for (Deferred<?> member : members) {
            try {
                member.cancel();
            } catch (Throwable e) {
                LOG.error(
                        "A canceller threw while a DeferredList was cancelled; the other members are cancelled all the same",
                        Failure.caught(e).value());
            }
        }
    }

    /** Collects the outcomes of the members and lets a kind of list decide when it has enough. */
    private abstract static class Collector<T> {
        private final Deferred<?> list;
        private final List<Deferred<T>> members;
        private final List<Outcome<T>> outcomes;
        private final Set<Flag> flags;
        private int arrived;

        Collector(Deferred<?> list, List<Deferred<T>> members, Flag... flags) {
            this.list = list;
            this.members = members;
            this.outcomes = new ArrayList<>(Collections.nCopies(members.size(), null));
            this.flags = Set.of(Arrays.stream(flags).distinct().toArray(Flag[]::new));
        }

        abstract void arrived(int index, Outcome<T> outcome);

        void attach() {
            for (int i = 0; i < members.size(); i++) {
                int index = i;
                members.get(i).addUntyped(value -> note(index, value), failure -> note(index, failure));
            }
        }

        private Object note(int index, Object result) {
            Outcome<T> outcome = Outcome.of(result);
            outcomes.set(index, outcome);
            arrived++;
            if (!list.called()) {
                arrived(index, outcome);
            }
            return result instanceof Failure && flags.contains(Flag.CONSUME_ERRORS) ? null : result;
        }

        boolean complete() {
            return arrived == members.size();
        }

        List<Outcome<T>> outcomes() {
            return List.copyOf(outcomes);
        }

        boolean failedFast(int index, Outcome<T> outcome) {
            if (outcome instanceof Failed<T> failed && flags.contains(Flag.FIRE_ON_ONE_ERRBACK)) {
                list.errback(new FirstError(index, failed.failure()));
                return true;
            }
            return false;
        }
    }

    /** A race: the first value wins and the others are cancelled. */
    private static final class Race<T> {
        private final List<Deferred<T>> runners;
        private final Failure[] failures;
        private final Deferred<First.Succeeded<T>> result = new Deferred<>(ignored -> cancelAllBut(null));
        private Deferred<T> winner;
        private int failed;

        Race(List<Deferred<T>> runners) {
            this.runners = runners;
            this.failures = new Failure[runners.size()];
        }

        Deferred<First.Succeeded<T>> start() {
            for (int i = 0; i < runners.size(); i++) {
                int index = i;
                runners.get(i).addCallbacks(value -> succeeded(index, value), failure -> failed(index, failure));
            }
            return result;
        }

        private Void succeeded(int index, T value) {
            if (winner == null) {
                winner = runners.get(index);
                cancelAllBut(winner);
                result.callback(new First.Succeeded<>(value, index));
            }
            return null;
        }

        private Void failed(int index, Failure failure) {
            failures[index] = failure;
            failed++;
            if (failed == runners.size()) {
                result.errback(new FailureGroup(List.of(failures)));
            }
            return null;
        }

        private void cancelAllBut(Deferred<T> spared) {
            for (Deferred<T> runner : runners) {
                if (runner != spared) {
                    runner.cancel();
                }
            }
        }
    }
}
