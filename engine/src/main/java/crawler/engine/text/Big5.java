package crawler.engine.text;

import java.nio.charset.Charset;
import java.util.Map;

/** Big5 with the nine characters that the JDK's Big5-HKSCS lacks or takes for others, as browsers and Python read them. */
final class Big5 {
    static final String NAME = "Big5-HKSCS";

    private static final Map<Integer, String> PAIRS = Map.of(
            0x8862, "\u00ca\u0304",
            0x8864, "\u00ca\u030c",
            0x88a3, "\u00ea\u0304",
            0x88a5, "\u00ea\u030c",
            0xa15a, "╴",
            0xa1c3, "￣",
            0xa1c5, "ˍ",
            0xa1fe, "／",
            0xa240, "＼");

    private Big5() {}

    static String decode(byte[] body, int from, Charset charset) {
        StringBuilder text = new StringBuilder(body.length - from);
        int done = from;
        for (int i = from; i + 1 < body.length; i++) {
            if (!isLead(body[i])) {
                continue;
            }
            String special = PAIRS.get((body[i] & 0xff) << 8 | body[i + 1] & 0xff);
            if (special != null) {
                text.append(Decoding.between(body, done, i, charset)).append(special);
                done = i + 2;
            }
            i += isTrail(body[i + 1]) ? 1 : 0;
        }
        return text.append(Decoding.between(body, done, body.length, charset)).toString();
    }

    private static boolean isLead(byte octet) {
        return octet < 0 && octet != (byte) 0x80 && octet != (byte) 0xff;
    }

    private static boolean isTrail(byte octet) {
        int trail = octet & 0xff;
        return trail >= 0x40 && trail <= 0x7e || trail >= 0xa1 && trail <= 0xfe;
    }
}
