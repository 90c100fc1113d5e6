package crawler.bench.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;

/**
 * Many connections that each send a message, wait until all of it has come back, and send the next; on one thread and one
 * selector.
 */
public final class EchoLoad implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    /** One connection: what of its message is still to be sent, and to come back. */
    private static final class Talk {
        private final ByteBuffer toSend;
        private int toCome;

        Talk(ByteBuffer message) {
            this.toSend = message.duplicate();
        }
    }

    private final Selector selector = Selector.open();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(BUFFER);
    private final int size;
    private final LongSupplier nanoTime;
    private long messages;

    /** Opens the connections and sends the first messages. */
    public EchoLoad(int port, int connections, int size, LongSupplier nanoTime) throws IOException {
        this.size = size;
        this.nanoTime = nanoTime;
        ByteBuffer message = ByteBuffer.allocateDirect(size);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Talk talk = new Talk(message);
            send(channel.register(selector, SelectionKey.OP_READ, talk), talk);
        }
    }

    /** Goes on for a time. @return how many messages have come back */
    public long run(long nanos) throws IOException {
        long end = nanoTime.getAsLong() + nanos;
        long before = messages;
        while (nanoTime.getAsLong() < end) {
            selector.select(this::ready, 1000);
        }
        return messages - before;
    }

    private void ready(SelectionKey key) {
        Talk talk = (Talk) key.attachment();
        try {
            if (key.isWritable()) {
                write(key, talk);
            }
            if (key.isReadable()) {
                read(key, talk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the echo server broke a connection", e);
        }
    }

    private void send(SelectionKey key, Talk talk) throws IOException {
        talk.toSend.clear();
        talk.toCome = size;
        write(key, talk);
    }

    private static void write(SelectionKey key, Talk talk) throws IOException {
        ((SocketChannel) key.channel()).write(talk.toSend);
        int interest = talk.toSend.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    private void read(SelectionKey key, Talk talk) throws IOException {
        int length = ((SocketChannel) key.channel()).read(incoming.clear());
        if (length < 0) {
            throw new IOException("closed by the server");
        }
        talk.toCome -= length;
        if (talk.toCome == 0) {
            messages++;
            send(key, talk);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
