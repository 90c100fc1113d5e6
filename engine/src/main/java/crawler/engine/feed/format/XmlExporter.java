package crawler.engine.feed.format;

import crawler.engine.Item;
import crawler.engine.item.PlainValue;
import crawler.engine.text.PythonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XML: {@code <items><item><name>value</name></item></items>}; lists are {@code <value>} elements, maps and records nested
 * ones.
 */
public final class XmlExporter implements ItemExporter {
    private static final Set<String> KNOWN = Set.of("item_element", "root_element", "well_formed");

    private static final Pattern DECLARED = Pattern.compile("^\\uFEFF?<\\?xml[^>]*encoding=[\"']([^\"']*)");

    private final ExportOptions options;
    private final FeedText encoding;
    private final String root;
    private final String itemName;
    private final XmlText xml;
    private final boolean lines;
    private final int indent;
    private StringBuilder text = new StringBuilder();

    /**
     * @param options of its own it knows {@code root_element}, {@code item_element}, and {@code well_formed}: whether what XML
     *     does not allow is replaced; Scrapy writes it
     * @throws IllegalArgumentException when one is unknown or wrong
     */
    public XmlExporter(ExportOptions options) {
        options.refuseAllBut(KNOWN);
        this.options = options;
        this.encoding = FeedText.in(options.encoding().orElse("utf-8"), Replacement.CHARACTER_REFERENCE);
        this.xml = new XmlText(options.flag("well_formed", false), encoding);
        this.root = xml.name(options.text("root_element", "items"));
        this.itemName = xml.name(options.text("item_element", "item"));
        this.lines = options.indent().isPresent();
        this.indent = Math.max(0, options.indent().orElse(0));
    }

    @Override
    public void start(OutputStream out) throws IOException {
        text = new StringBuilder("<?xml version=\"1.0\" encoding=\"" + xml.encoding() + "\"?>\n<" + root + ">");
        lineEnd(lines);
        flush(out);
    }

    /** Opens the root element that the file holds again. */
    @Override
    public void resume(SeekableByteChannel file, OutputStream out) throws IOException {
        FileEnd end = new FileEnd(file, encoding.charset());
        if (end.isBlank()) {
            end.clear();
            start(out);
            return;
        }
        encoding.continued();
        refuseOtherEncoding(end.beginning());
        end.cut("</" + root + ">", "</" + root + ">");
        text = new StringBuilder();
        lineEnd(lines);
        flush(out);
    }

    private void refuseOtherEncoding(String beginning) throws IOException {
        Matcher declared = DECLARED.matcher(beginning);
        if (declared.find() && !FeedText.isSame(declared.group(1), encoding.name())) {
            throw new IOException("it is in the encoding " + declared.group(1) + ", this feed in " + encoding.name()
                    + "; use -O to overwrite it, or set FEED_EXPORT_ENCODING");
        }
    }

    @Override
    public void export(Item item, OutputStream out) throws IOException {
        text = new StringBuilder();
        pad(1);
        text.append('<').append(itemName).append('>');
        lineEnd(indent > 0);
        options.forEach(item, options.exportEmpty(), "", (name, value) -> field(name, value, 2));
        pad(1);
        text.append("</").append(itemName).append('>');
        lineEnd(lines);
        flush(out);
    }

    private void field(String name, Object value, int depth) {
        if (depth > PlainValue.DEEPEST) {
            throw new IllegalArgumentException(
                    "a value is nested deeper than " + PlainValue.DEEPEST + ": does it contain itself?");
        }
        String tag = xml.name(name);
        pad(depth);
        text.append('<').append(tag).append('>');
        Object plain = PlainValue.of(value);
        if (plain instanceof Map<?, ?> map) {
            lineEnd(indent > 0);
            map.forEach((key, each) -> field(String.valueOf(key), each, depth + 1));
            pad(depth);
        } else if (plain instanceof List<?> list) {
            lineEnd(indent > 0);
            list.forEach(each -> field("value", each, depth + 1));
            pad(depth);
        } else if (plain != null) {
            xml.escape(PythonText.str(plain), text);
        }
        text.append("</").append(tag).append('>');
        lineEnd(indent > 0);
    }

    private void pad(int depth) {
        text.append(" ".repeat(indent * depth));
    }

    private void lineEnd(boolean wanted) {
        if (wanted) {
            text.append('\n');
        }
    }

    private void flush(OutputStream out) throws IOException {
        encoding.write(text, out);
    }

    @Override
    public void finish(OutputStream out) throws IOException {
        encoding.write("</" + root + ">", out);
    }
}
