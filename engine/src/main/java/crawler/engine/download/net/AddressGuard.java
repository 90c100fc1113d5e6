package crawler.engine.download.net;

import crawler.settings.Setting;
import crawler.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps a crawl of addresses that a public site has no business to name: loopback, private, link-local, those of metadata
 * services, and all others that are not of the public network (RFC 6890). It looks at addresses as they are connected to,
 * so that neither a name nor a redirect gets past it. For any thread.
 */
public final class AddressGuard {
    public static final Setting<Boolean> DOWNLOAD_REFUSE_PRIVATE_ADDRESSES = Setting.ofBoolean(
                    "DOWNLOAD_REFUSE_PRIVATE_ADDRESSES", false)
            .doc("Whether hosts with private, loopback, link-local or metadata addresses are refused; for crawls whose"
                    + " URLs come from others. What a proxy connects to is the proxy's to refuse.");

    private static final List<Block> NOT_PUBLIC = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10), // carriers' NAT, and a metadata service
            new Block("127.0.0.0", 8),
            new Block("168.63.129.16", 32), // a metadata service
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 3),
            new Block("::", 96), // none, loopback, and IPv4 in an old form
            new Block("64:ff9b:1::", 48),
            new Block("100::", 64),
            new Block("2001::", 32), // Teredo carries an IPv4 address
            new Block("2001:db8::", 32),
            new Block("fc00::", 7),
            new Block("fe80::", 9), // link-local and site-local
            new Block("ff00::", 8));

    private static final Block NAT64 = new Block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = new Block("2002::", 16);

    /** Refuses nothing. */
    static final AddressGuard OFF = new AddressGuard(false);

    private final boolean refuses;

    /** Addresses whose first bits are these. */
    private record Block(byte[] start, int bits) {
        Block(String start, int bits) {
            this(bytes(start), bits);
        }

        boolean contains(byte[] address) {
            return address.length == start.length
                    && Arrays.equals(address, 0, bits / 8, start, 0, bits / 8)
                    && (bits % 8 == 0 || (address[bits / 8] ^ start[bits / 8]) >> (8 - bits % 8) == 0);
        }
    }

    public AddressGuard(Settings settings) {
        this(settings.get(DOWNLOAD_REFUSE_PRIVATE_ADDRESSES));
    }

    private AddressGuard(boolean refuses) {
        this.refuses = refuses;
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    /** Whether it refuses anything at all. */
    public boolean isOn() {
        return refuses;
    }

    /** @throws RefusedAddress when nothing may be connected to there */
    public void check(InetAddress address) throws RefusedAddress {
        if (refuses && !isPublic(address.getAddress())) {
            throw new RefusedAddress(address);
        }
    }

    /** Whether it is an address of the public network. */
    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }
}
