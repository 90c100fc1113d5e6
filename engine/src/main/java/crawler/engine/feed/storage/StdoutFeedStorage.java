package crawler.engine.feed.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The standard output, under the URI {@code -} or {@code stdout:}. */
public final class StdoutFeedStorage implements FeedStorage {
    private static final Logger LOG = LoggerFactory.getLogger(StdoutFeedStorage.class);

    @Override
    public StoredFile open(Target target) {
        if (target.overwrite()) {
            LOG.warn("The standard output cannot be overwritten; leave \"overwrite\" out of this feed's options");
        }
        OutputStream out = new Unclosed(System.out);
        return new StoredFile() {
            @Override
            public OutputStream out() {
                return out;
            }

            @Override
            public void store() throws IOException {
                out.flush();
            }
        };
    }

    @Override
    public boolean overwrites() {
        return false;
    }

    /** The standard output, which belongs to others too. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
