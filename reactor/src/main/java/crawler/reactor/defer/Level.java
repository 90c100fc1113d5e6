package crawler.reactor.defer;

import crawler.reactor.defer.Outcome.Failed;
import crawler.reactor.defer.Outcome.Success;

/**
 * One level of a Deferred's line: a callback and an errback side by side, of which one runs. A side that is not there
 * passes the result through. The answer is a value, a Failure, or (where that is allowed) a Deferred to wait for.
 */
abstract class Level {
    Level next;

    Object onValue(Object value) throws Exception {
        return value;
    }

    Object onFailure(Failure failure) throws Exception {
        return failure;
    }

    /** A level that another Deferred put here to be given this one's result. */
    static final class Continuation extends Level {
        final Line waiter;

        Continuation(Line waiter) {
            this.waiter = waiter;
        }
    }

    /** Typed levels: a plain one must not answer with a Deferred, an asynchronous one must. */
    static final class Pair<T, R> extends Level {
        private final Callback<? super T, ?> callback;
        private final Errback<?> errback;
        private final boolean async;

        Pair(Callback<? super T, ?> callback, Errback<?> errback, boolean async) {
            this.callback = callback;
            this.errback = errback;
            this.async = async;
        }

        @Override
        @SuppressWarnings("unchecked")
        Object onValue(Object value) throws Exception {
            return callback == null ? value : checked(callback.call((T) value), async);
        }

        @Override
        Object onFailure(Failure failure) throws Exception {
            return errback == null ? failure : checked(errback.call(failure), async);
        }
    }

    /** An errback for one kind of exception; the others pass by. */
    static final class Trap<E extends Throwable> extends Level {
        private final Class<E> type;
        private final Callback<? super E, ?> errback;
        private final boolean async;

        Trap(Class<E> type, Callback<? super E, ?> errback, boolean async) {
            this.type = type;
            this.errback = errback;
            this.async = async;
        }

        @Override
        Object onFailure(Failure failure) throws Exception {
            return failure.check(type) ? checked(errback.call(type.cast(failure.value())), async) : failure;
        }
    }

    /** One function for both sides. */
    static final class Both<T> extends Level {
        private final Callback<? super Outcome<T>, ?> both;
        private final boolean async;

        Both(Callback<? super Outcome<T>, ?> both, boolean async) {
            this.both = both;
            this.async = async;
        }

        @Override
        @SuppressWarnings("unchecked")
        Object onValue(Object value) throws Exception {
            return checked(both.call(new Success<>((T) value)), async);
        }

        @Override
        Object onFailure(Failure failure) throws Exception {
            return checked(both.call(new Failed<>(failure)), async);
        }
    }

    /** Looks at the outcome and passes it on. */
    static final class Tap<T> extends Level {
        private final Callback<? super Outcome<T>, ?> look;

        Tap(Callback<? super Outcome<T>, ?> look) {
            this.look = look;
        }

        @Override
        Object onValue(Object value) throws Exception {
            look.call(Outcome.of(value));
            return value;
        }

        @Override
        Object onFailure(Failure failure) throws Exception {
            look.call(new Failed<>(failure));
            return failure;
        }
    }

    /** Twisted's own form: whatever comes back counts, be it a value, a Failure or a Deferred. */
    static final class Untyped extends Level {
        private final Callback<Object, ?> callback;
        private final Callback<Failure, ?> errback;

        Untyped(Callback<Object, ?> callback, Callback<Failure, ?> errback) {
            this.callback = callback;
            this.errback = errback;
        }

        @Override
        Object onValue(Object value) throws Exception {
            return callback.call(value);
        }

        @Override
        Object onFailure(Failure failure) throws Exception {
            return errback.call(failure);
        }
    }

    private static Object checked(Object answer, boolean async) {
        if (async != answer instanceof Deferred && !(answer instanceof Failure)) {
            throw new IllegalStateException(
                    async
                            ? "an asynchronous callback must return a Deferred, but it returned " + answer
                            : "a plain callback returned a Deferred, so nobody would wait for it: add it with the"
                                    + " Async twin of the method (addAsyncCallback, addAsyncErrback, addAsyncBoth)");
        }
        return answer;
    }
}
