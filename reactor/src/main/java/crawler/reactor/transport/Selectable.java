package crawler.reactor.transport;

import crawler.reactor.defer.Failure;

/** What has a channel on the loop's selector, and is told when the channel is ready. Called on the reactor thread. */
public interface Selectable {

    /** The channel can do what was waited for. @param ops of {@link java.nio.channels.SelectionKey} */
    void ready(int ops);

    /** The loop ends: close the channel and tell whoever must know. */
    void disconnect(Failure reason);

    /** Stands for it in the log while {@link #ready} runs. */
    String logPrefix();
}
