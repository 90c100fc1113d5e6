package crawler.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import crawler.engine.select.Selector;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A17: iternodes")
final class XmlNodesTest {
    private static final String FEED =
            "<?xml version='1.0'?><rss xmlns:g='http://g.test/'><item id='1'><n>one</n><g:p>p1</g:p></item>"
                    + "<group><item id='2'><n>t&amp;o</n></item></group></rss>";

    private static List<String> markup(String xml, String name) {
        return XmlNodes.of(xml, name).map(Selector::get).toList();
    }

    @Test
    void eachElementIsADocumentOfItsOwn() {
        assertEquals(
                List.of(
                        "<item xmlns:g=\"http://g.test/\" id=\"1\"><n>one</n><g:p>p1</g:p></item>",
                        "<item xmlns:g=\"http://g.test/\" id=\"2\"><n>t&amp;o</n></item>"),
                markup(FEED, "item"));
        assertEquals(
                List.of("one", "t&o"),
                XmlNodes.of(FEED, "item")
                        .map(item -> item.xpath("//n/text()").get())
                        .toList());
    }

    @Test
    void aPrefixMeansWhatTheDocumentDeclares() {
        assertEquals(List.of("<g:p xmlns:g=\"http://g.test/\">p1</g:p>"), markup(FEED, "g:p"));
        assertEquals(List.of(), markup(FEED, "p"));
        assertEquals(List.of(), markup(FEED, "h:p"));
    }

    @Test
    void aNamespaceMayBeGivenWithAPrefixForQueries() {
        List<String> found = XmlNodes.of("<r xmlns='u'><i><k>1</k></i><i xmlns=''>2</i></r>", "i", "u", "z")
                .map(node -> node.xpath("z:k/text()").get())
                .toList();

        assertEquals(List.of("1"), found);
        assertEquals(List.of("<i xmlns=\"\">2</i>"), markup("<r xmlns='u'><i>1</i><i xmlns=''>2</i></r>", "i"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<r><i>a<![CDATA[<b>]]>c</i></r>, <i>a&lt;b&gt;c</i>",
                "<r><i>a<!-- c --><?p q?></i></r>, <i>a<!-- c --><?p q?></i>",
                "<i a='&lt;\"'/>, <i a=\"&lt;&quot;\"/>",
                "<!DOCTYPE r [<!ENTITY e 'x'>]><r><i>a&e;b</i></r>, <i>ab</i>",
                "<!DOCTYPE r SYSTEM 'http://x.test/x.dtd'><r><i>1</i></r>, <i>1</i>",
            })
    void contentIsKeptAndEntitiesAreNotReplaced(String xml, String node) {
        assertEquals(List.of(node), markup(xml, "i"));
    }

    @Test
    void innerElementsComeBeforeOuterOnes() {
        assertEquals(List.of("<i b=\"2\">2</i>", "<i a=\"1\">1<i/></i>"), markup("<i a='1'>1<i b='2'>2</i></i>", "i"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<r><i>1</i>",
                "<r><i>1</r>",
                "<r/>x",
                "<r>&nbsp;</r>",
                "<r a=1/>",
                "<m:r/>",
                "<r>a&b</r>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r a='&e;'/>"
            })
    void whatIsNotWellFormedIsRefused(String xml) {
        assertThrows(IllegalArgumentException.class, () -> markup(xml, "i"));
    }

    @Test
    void nodesBeforeAFaultAreGiven() {
        Iterator<Selector> nodes = XmlNodes.of("<r><i>1</i><i>2</r>", "i").iterator();

        assertEquals("<i>1</i>", nodes.next().get());
        assertThrows(IllegalArgumentException.class, nodes::next);
    }

    @Test
    void aLongFeedOnOneLineIsReadNodeByNode() {
        String xml = "<r>" + "<i a='1'><n>one &amp; two</n></i>".repeat(50_000) + "</r>";

        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertEquals(50_000, XmlNodes.of(xml, "i").count()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<i",
                "<i ",
                "<i>",
                "</i>",
                "<i><",
                "<i a='",
                "<!--",
                "<![CDATA[",
                "<?i ",
                "<!DOCTYPE ",
                "<i\n",
                "&"
            })
    void AF2_whatIsMadeToHangPatternsIsRefusedInNoTime(String piece) {
        String xml = "<r>" + piece.repeat(200_000);

        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertThrows(
                        IllegalArgumentException.class,
                        () -> XmlNodes.of(xml, "i").count()));
    }

    @Test
    void AF2_deeplyNestedNodesTakeNoSquareOfTime() {
        String xml = "<i>".repeat(1_000) + "</i>".repeat(1_000);

        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertEquals(1_000, XmlNodes.of(xml, "i").count()));
        assertThrows(IllegalArgumentException.class, () -> markup("<i>".repeat(3_000) + "</i>".repeat(3_000), "i"));
    }
}
