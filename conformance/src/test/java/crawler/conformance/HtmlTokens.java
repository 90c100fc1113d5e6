package crawler.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Markup as a list of tags, comments and texts, in which it does not matter how a value was quoted or escaped. */
final class HtmlTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "<!--.*?-->|<[!?][^>]*>|</?[a-zA-Z_](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>|[^<]+|<", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(/?)([^\\s/>]+)(.*?)(/?)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=/\"']+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+)))?");
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private final List<Object> tokens = new ArrayList<>();

    private HtmlTokens() {}

    static List<Object> of(String markup) {
        HtmlTokens read = new HtmlTokens();
        Matcher token = TOKEN.matcher(markup);
        while (token.find()) {
            read.add(token.group());
        }
        return List.copyOf(read.tokens);
    }

    private void add(String token) {
        Matcher tag = TAG.matcher(token);
        if (token.startsWith("<!") || token.startsWith("<?")) {
            tokens.add(List.of(token));
        } else if (tag.matches()) {
            addTag(
                    tag.group(1) + tag.group(2),
                    attributes(tag.group(3)),
                    !tag.group(4).isEmpty());
        } else {
            addText(Parser.unescapeEntities(token, false));
        }
    }

    private void addTag(String name, Map<String, String> attributes, boolean closed) {
        tokens.add(Map.of(name, attributes));
        if (closed && !VOID.contains(name)) {
            tokens.add(Map.of("/" + name, Map.of()));
        }
    }

    private void addText(String text) {
        int last = tokens.size() - 1;
        if (last >= 0 && tokens.get(last) instanceof String before) {
            tokens.set(last, before + text);
        } else {
            tokens.add(text);
        }
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new TreeMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = attribute.group(2) != null
                    ? attribute.group(2)
                    : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
            attributes.put(attribute.group(1), value == null ? "" : Parser.unescapeEntities(value, true));
        }
        return attributes;
    }
}
