package crawler.engine.text;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Map;

/**
 * Characters that the JDK's tables read otherwise than browsers and Python agree on, put right in what was decoded. Which
 * they are is found out from the JDK that runs, since newer ones read some of them right.
 */
final class Amendments {
    /** Ten bytes of each of two ranges of GB18030-2005, in the order of their characters. */
    private static final String[] GB18030 = {
        "8235903782359038823590398235913082359131823591328235913382359134",
        "84318236843182378431823884318239843183308431833184318332843183338431833484318335"
    };

    private static final Map<String, Amendments> KNOWN = Map.of(
            "EUC-JP", of("EUC-JP", "a1bd", "\u2015"),
            "ISO-2022-JP", of("ISO-2022-JP", "1b2442213d1b2842", "\u2015"),
            "x-MacUkraine", of("x-MacUkraine", "ff", "€"),
            "GB18030", of("GB18030", GB18030[0] + GB18030[1], "龴龵龶龷龸龹龺龻︐︑︒︓︔︕︖︗︘︙"));

    private final String wrong;
    private final String right;

    private Amendments(String wrong, String right) {
        this.wrong = wrong;
        this.right = right;
    }

    private static Amendments of(String charset, String bytes, String right) {
        return new Amendments(new String(HexFormat.of().parseHex(bytes), Charset.forName(charset)), right);
    }

    /** The text, decoded from this charset, as it should read; the same string when nothing in it is wrong. */
    static String of(String text, Charset charset) {
        Amendments known = KNOWN.get(charset.name());
        return known == null ? text : known.in(text);
    }

    private String in(String text) {
        StringBuilder amended = null;
        for (int i = 0; i < text.length(); i++) {
            int at = wrong.indexOf(text.charAt(i));
            if (at >= 0 && wrong.charAt(at) != right.charAt(at)) {
                amended = amended == null ? new StringBuilder(text) : amended;
                amended.setCharAt(i, right.charAt(at));
            }
        }
        return amended == null ? text : amended.toString();
    }
}
