package crawler.engine.form;

import crawler.engine.text.EncodingLabel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The encoding that browsers submit a form in, and what they call it (HTML standard, "picking an encoding"). */
final class FormEncoding {
    private FormEncoding() {}

    /** The first known one of {@code accept-charset}, else the page's; what nothing is written in becomes UTF-8. */
    static Charset of(Element form, Charset page) {
        if (!form.hasAttr("accept-charset")) {
            return output(page);
        }
        return Arrays.stream(form.attr("accept-charset").split("[ \t\n\f\r]+"))
                .map(EncodingLabel::charset)
                .flatMap(Optional::stream)
                .findFirst()
                .map(FormEncoding::output)
                .orElse(StandardCharsets.UTF_8);
    }

    private static Charset output(Charset charset) {
        return charset.canEncode() && !charset.name().startsWith("UTF-") ? charset : StandardCharsets.UTF_8;
    }

    /** Its name in the Encoding Standard, which {@code _charset_} asks for. */
    static String name(Charset charset) {
        return switch (charset.name()) {
            case "Big5-HKSCS" -> "Big5";
            case "GB18030" -> "gb18030";
            case "windows-31j" -> "Shift_JIS";
            case "x-MacRoman" -> "macintosh";
            case "x-MacUkraine" -> "x-mac-cyrillic";
            case "x-windows-874" -> "windows-874";
            case "x-windows-949" -> "EUC-KR";
            default -> charset.name();
        };
    }
}
