package crawler.engine.download.net;

import java.io.IOException;
import java.net.InetAddress;

/** An address that the guard does not let anybody connect to. */
public final class RefusedAddress extends IOException {
    RefusedAddress(InetAddress address) {
        super(address + " is no address of the public network (DOWNLOAD_REFUSE_PRIVATE_ADDRESSES)");
    }
}
