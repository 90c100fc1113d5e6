package crawler.engine.body;

import java.io.InputStream;

/** The bytes of a message: in memory or, when they are many, in a file without a name. Immutable; for any thread. */
public sealed interface Body permits MemoryBody, FileBody {

    /** @param bytes not to be changed afterwards */
    static Body of(byte[] bytes) {
        return bytes.length == 0 ? MemoryBody.EMPTY : new MemoryBody(bytes);
    }

    /** How many bytes there are. */
    long size();

    /** All of them, not to be changed; those of a file are read each time. */
    byte[] bytes();

    /** The first {@code least} of them, or more; all when they are in memory anyway. Not to be changed. */
    byte[] start(int least);

    /** Them from their beginning; every stream is apart from the others. */
    InputStream open();
}
