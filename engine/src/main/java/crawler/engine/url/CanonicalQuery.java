package crawler.engine.url;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One argument of a query, decoded to octets: escapes keep the charset that they were written in. */
record CanonicalQuery(byte[] name, byte[] value) implements Comparable<CanonicalQuery> {

    /** The arguments of a safe query, sorted by name and value and escaped anew; empty ones between two ampersands go. */
    static String of(String query) {
        List<CanonicalQuery> arguments = new ArrayList<>();
        int start = 0;
        while (start < query.length()) {
            int end = UrlText.indexOf(query, start, '&', '&');
            if (end > start) {
                arguments.add(argument(query.substring(start, end)));
            }
            start = end + 1;
        }
        arguments.sort(null);
        StringBuilder out = new StringBuilder(query.length() + 16);
        for (CanonicalQuery argument : arguments) {
            argument.append(out.length() == 0 ? out : out.append('&'));
        }
        return out.toString();
    }

    private static CanonicalQuery argument(String field) {
        int equals = field.indexOf('=');
        return equals < 0
                ? new CanonicalQuery(decoded(field), new byte[0])
                : new CanonicalQuery(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
    }

    private static byte[] decoded(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return octets;
        }
        int length = 0;
        for (int i = 0; i < text.length(); i++) { // a safe query is ASCII: characters and octets count alike
            int octet = Percent.octetAt(text, i);
            i += octet < 0 ? 0 : 2;
            octets[length++] = octet >= 0 ? (byte) octet : text.charAt(i) == '+' ? (byte) ' ' : octets[i];
        }
        return Arrays.copyOf(octets, length);
    }

    private void append(StringBuilder out) {
        quote(name, out);
        out.append('=');
        quote(value, out);
    }

    private static void quote(byte[] octets, StringBuilder out) {
        for (byte octet : octets) {
            if (octet == ' ') {
                out.append('+');
            } else {
                Percent.append(octet & 0xFF, UrlChars.UNRESERVED, out);
            }
        }
    }

    @Override
    public int compareTo(CanonicalQuery other) {
        int byName = Arrays.compareUnsigned(name, other.name);
        return byName != 0 ? byName : Arrays.compareUnsigned(value, other.value);
    }
}
