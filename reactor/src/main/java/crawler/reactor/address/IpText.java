package crawler.reactor.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IP addresses as text, both ways, without asking anybody. */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static Optional<InetAddress> parse(String text) {
        try {
            return text.indexOf(':') >= 0
                    ? Optional.of(InetAddress.getByName("[" + text + "]"))
                    : Optional.ofNullable(parse4(text.split("\\.", -1)));
        } catch (UnknownHostException e) { // not an address
            return Optional.empty();
        }
    }

    private static InetAddress parse4(String[] parts) throws UnknownHostException {
        if (parts.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return InetAddress.getByAddress(bytes);
    }

    /** Without a name, without a scope, and short as RFC 5952 has it: {@code ::1}. */
    static String write(InetAddress address) {
        return address instanceof Inet6Address ? write6(address.getAddress()) : address.getHostAddress();
    }

    private static String write6(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int from = 0;
        int length = 1; // a single zero is written out
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosAt(groups, i);
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        return length == 1
                ? join(groups, 0, GROUPS)
                : join(groups, 0, from) + "::" + join(groups, from + length, GROUPS);
    }

    private static int zerosAt(int[] groups, int from) {
        int zeros = 0;
        while (from + zeros < GROUPS && groups[from + zeros] == 0) {
            zeros++;
        }
        return zeros;
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
