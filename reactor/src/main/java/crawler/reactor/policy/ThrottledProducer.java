package crawler.reactor.policy;

import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;

/** A producer that two may hold back: the transport it writes to, and the limit of traffic. */
interface ThrottledProducer {

    /** The limit is reached. */
    void throttle();

    void unthrottle();

    /** It runs while neither holds it back. */
    final class Push implements PushProducer, ThrottledProducer {
        private final PushProducer producer;
        private boolean paused;
        private boolean throttled;

        Push(PushProducer producer) {
            this.producer = producer;
        }

        @Override
        public void pauseProducing() {
            boolean ran = !paused && !throttled;
            paused = true;
            if (ran) {
                producer.pauseProducing();
            }
        }

        @Override
        public void resumeProducing() {
            paused = false;
            if (!throttled) {
                producer.resumeProducing();
            }
        }

        @Override
        public void throttle() {
            boolean ran = !paused && !throttled;
            throttled = true;
            if (ran) {
                producer.pauseProducing();
            }
        }

        @Override
        public void unthrottle() {
            throttled = false;
            if (!paused) {
                producer.resumeProducing();
            }
        }

        @Override
        public void stopProducing() {
            producer.stopProducing();
        }
    }

    /** What it is asked for under the limit, it produces when the limit allows it. */
    final class Pull implements PullProducer, ThrottledProducer {
        private final PullProducer producer;
        private boolean asked;
        private boolean throttled;

        Pull(PullProducer producer) {
            this.producer = producer;
        }

        @Override
        public void resumeProducing() {
            if (throttled) {
                asked = true;
            } else {
                producer.resumeProducing();
            }
        }

        @Override
        public void throttle() {
            throttled = true;
        }

        @Override
        public void unthrottle() {
            throttled = false;
            if (asked) {
                asked = false;
                producer.resumeProducing();
            }
        }

        @Override
        public void stopProducing() {
            producer.stopProducing();
        }
    }
}
