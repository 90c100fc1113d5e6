package crawler.reactor.process;

import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import crawler.reactor.net.Producer;
import crawler.reactor.net.Production;
import crawler.reactor.transport.Flushing;
import crawler.reactor.transport.Loop;
import crawler.reactor.transport.Outgoing;
import crawler.reactor.transport.Selectable;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;

/** What a child is told on its standard input. */
final class PipeWriter implements Selectable, Flushing {
    private final Loop loop;
    private final Pipe.SinkChannel channel;
    private final String name;
    private final Runnable closed;
    private final Outgoing outgoing;
    private final Production production = new Production();
    private final SelectionKey key;
    private boolean flushAsked;
    private boolean closing;
    private boolean open = true;

    PipeWriter(Loop loop, Pipe.SinkChannel channel, String name, Runnable closed) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.name = name;
        this.closed = closed;
        this.outgoing = new Outgoing(loop.channels().chunks());
        this.key = loop.channels().register(channel, 0, this);
    }

    void write(byte[] data) {
        if (open && !closing && data.length > 0) {
            outgoing.add(data);
            askForFlush();
            production.written(outgoing.size());
        }
    }

    private void askForFlush() {
        if (open && !flushAsked) {
            flushAsked = true;
            loop.channels().flushSoon(this);
        }
    }

    @Override
    public void ready(int ops) {
        flush();
    }

    @Override
    public void flush() {
        flushAsked = false;
        if (!open) {
            return;
        }
        try {
            outgoing.sendTo(channel);
        } catch (IOException e) { // the child reads no more
            closeNow();
            return;
        }
        key.interestOps(outgoing.isEmpty() ? 0 : SelectionKey.OP_WRITE);
        if (outgoing.isEmpty()) {
            allSent();
        }
    }

    private void allSent() {
        if (production.active()) {
            try {
                production.drained();
            } catch (Throwable e) {
                failed("resumeProducing", e);
                closeNow();
            }
        } else if (closing) {
            closeNow();
        }
    }

    void register(Producer producer) {
        if (open) {
            production.register(producer);
        } else {
            producer.stopProducing();
        }
    }

    void unregister() {
        production.unregister();
        if (closing) {
            askForFlush();
        }
    }

    /** Closes it when all has been sent. */
    void close() {
        closing = true;
        askForFlush();
    }

    /** Closes it and drops what was not sent. */
    void closeNow() {
        if (!open) {
            return;
        }
        open = false;
        outgoing.clear();
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), logPrefix() + " could not be closed:");
        }
        try {
            production.stop();
        } catch (Throwable e) {
            failed("stopProducing", e);
        }
        closed.run();
    }

    private void failed(String what, Throwable error) {
        Log.err(Failure.caught(error), "Unhandled Error in " + what + " of what writes to " + logPrefix() + ":");
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void disconnect(Failure reason) {
        closeNow();
    }

    @Override
    public String logPrefix() {
        return name;
    }
}
