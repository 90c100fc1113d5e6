package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D8: XML documents")
final class XmlDocumentTest {
    private static List<String> xpath(String xml, String query) {
        return Selector.xml(xml).xpath(query).getAll();
    }

    @Test
    void namesKeepTheirCaseAndMayBeOfAnyScript() {
        assertEquals(List.of("1"), xpath("<r><A>1</A><a>2</a></r>", "//A/text()"));
        assertEquals(List.of("<_a é=\"1\">x</_a>"), xpath("<r><_a é='1'>x</_a></r>", "//_a"));
        assertEquals(List.of("u"), xpath("<r><été>u</été></r>", "//été/text()"));
    }

    @Test
    void lineEndsAndAttributesAreNormalised() {
        assertEquals(List.of("a\nb\nc"), xpath("<r>a\r\nb\rc</r>", "/r/text()"));
        assertEquals(List.of("x y z"), xpath("<r a='x\ny\tz'/>", "/r/@a"));
        assertEquals(List.of("x\ny"), xpath("<r a='x&#10;y'/>", "/r/@a"));
    }

    @Test
    void charactersAndTheFiveEntitiesAreResolved() {
        assertEquals(List.of("&<>\"'é"), xpath("<r>&amp;&lt;&gt;&quot;&apos;&#233;</r>", "/r/text()"));
        assertEquals(List.of("a<b>c"), xpath("<r>a<![CDATA[<b>]]>c</r>", "//text()"));
    }

    @Test
    void commentsAndInstructionsAreNodesEverywhere() {
        String xml = "<!-- a --><?p q?><r><!-- b --></r><!-- c -->";
        assertEquals(List.of("<!-- a -->", "<!-- b -->", "<!-- c -->"), xpath(xml, "//comment()"));
        assertEquals(List.of("<?p q?>"), xpath(xml, "//processing-instruction('p')"));
        assertEquals(
                "r",
                Selector.xml(xml).xpath("(//comment())[2]/..").xpath("name()").get());
        assertEquals(
                List.of("<!-- b -->"),
                Selector.xml(xml).xpath("/r/comment()").xpath(".").getAll());
    }

    @Test
    void entitiesThatTheDocumentDeclaresStayOut() {
        String lol = "<!DOCTYPE r [<!ENTITY a \"X\"><!ENTITY b \"&a;&a;\">]><r>1&b;2</r>";
        assertEquals(List.of("12"), xpath(lol, "//text()"));
    }

    @Test
    void nothingIsReadFromElsewhere(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("s.dtd"), "<!ENTITY e 'secret'><!ATTLIST r a CDATA 'secret'>");
        for (String doctype : List.of(
                "<!DOCTYPE r SYSTEM '" + secret.toUri() + "'>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM '" + secret.toUri() + "'>%p;]>")) {
            String read = Selector.xml(doctype + "<r>x&e;</r>").get();
            assertFalse(read.contains("secret"), read);
        }
    }

    @Test
    void aFaultyDocumentIsMended() {
        assertEquals(List.of("<r><a>1</a></r>"), xpath("<r><a>1", "/*"));
        assertEquals(List.of("a & b"), xpath("<r>a & b</r>", "/r/text()"));
        assertEquals(List.of("\u00a0"), xpath("<r>&nbsp;</r>", "/r/text()"));
        assertEquals(List.of("<a/>"), xpath("<a/>x<b/>", "/*"));
        assertEquals(List.of("t"), xpath("junk<r>t</r>junk", "//text()"));
    }

    @Test
    void aByteOrderMarkInTheTextIsLeftOut() {
        assertEquals(List.of("<r>t</r>"), xpath("\ufeff <?xml version='1.0' encoding='koi8-r'?><r>t</r>", "/*"));
    }

    @Test
    void namespacesAreDeclaredWhereTheyAreNeeded() {
        String xml = "<r xmlns='u:1'><a xmlns='u:2'><b xmlns=''>t</b></a></r>";
        assertEquals(
                List.of("u:1", "u:2", ""),
                Selector.xml(xml).xpath("//*").stream()
                        .map(each -> each.xpath("namespace-uri()").get())
                        .toList());
        assertEquals(List.of("t"), Selector.xml(xml).css("b::text").getAll());
    }

    @Test
    void formStatesAndLinksHaveNoMeaning() {
        assertEquals(
                0,
                Selector.xml("<r><input checked=''/><a href='x'/></r>")
                        .css(":checked, :link")
                        .size());
    }
}
