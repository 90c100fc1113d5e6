package crawler.reactor.process;

import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import crawler.reactor.transport.Loop;
import crawler.reactor.transport.Selectable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/** What a child says on one of its streams. */
final class PipeReader implements Selectable {
    private final Loop loop;
    private final Pipe.SourceChannel channel;
    private final String name;
    private final Consumer<byte[]> received;
    private final Runnable closed;
    private final SelectionKey key;
    private boolean open = true;

    PipeReader(Loop loop, Pipe.SourceChannel channel, String name, Consumer<byte[]> received, Runnable closed)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.name = name;
        this.received = received;
        this.closed = closed;
        this.key = loop.channels().register(channel, SelectionKey.OP_READ, this);
    }

    @Override
    public void ready(int ops) {
        ByteBuffer buffer = loop.channels().readBuffer();
        int length;
        try {
            length = channel.read(buffer);
        } catch (IOException e) {
            Log.err(Failure.of(e), logPrefix() + " cannot be read any more:");
            length = -1;
        }
        if (length < 0) {
            close();
        } else if (length > 0) {
            byte[] data = new byte[length];
            buffer.flip().get(data);
            deliver(data);
        }
    }

    private void deliver(byte[] data) {
        try {
            received.accept(data);
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + logPrefix() + ", which is closed:");
            close();
        }
    }

    void pause(boolean paused) {
        if (open) {
            key.interestOps(paused ? 0 : SelectionKey.OP_READ);
        }
    }

    void close() {
        if (!open) {
            return;
        }
        open = false;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), logPrefix() + " could not be closed:");
        }
        closed.run();
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void disconnect(Failure reason) {
        close();
    }

    @Override
    public String logPrefix() {
        return name;
    }
}
