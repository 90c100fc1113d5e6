package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.select.query.InvalidQueryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D1, D2, D3, D4, D5, D6, D7, D8, D9: selectors")
final class SelectorTest {
    private final Selector page =
            Selector.html("<body><div id=a class='x Y'><p>one<b>two</b></p><p class=z>three</p></div>"
                    + "<a href='/1' rel=n>L</a><input checked alt=''><script>a<b && c</script></body>");

    private List<String> css(String query) {
        return page.css(query).getAll();
    }

    private List<String> xpath(String query) {
        return page.xpath(query).getAll();
    }

    @Test
    void d1TextOfTheNodeItselfIsAllTextInIt() {
        assertEquals(List.of("one", "two"), page.css("p").get(0).css("::text").getAll());
        assertEquals(List.of("one", "two"), page.css("p").get(0).css("*::text").getAll());
        assertEquals(List.of("one", "three"), css("p::text"));
    }

    @Test
    void d1EachBranchOfAListHasItsOwnPseudoElement() {
        assertEquals(List.of("three", "/1"), css("p.z::text, a::attr(href)"));
    }

    @Test
    void d1ClassesAndValuesKeepTheirCase() {
        assertEquals(1, css("div.Y").size());
        assertEquals(0, css("div.y").size());
        assertEquals(1, css("DIV#a").size());
    }

    @Test
    void d1PseudoClassesAreThoseOfCssselect() {
        assertEquals(List.of("two"), css("p:has(b) b::text"));
        assertEquals(List.of("three"), css("p:not(:has(b))::text"));
        assertEquals(List.of("three"), css("p:nth-child(2n)::text"));
        assertEquals(List.of("three"), css("p + p::text"));
        assertEquals(List.of("three"), css("p:contains('three')::text"));
        assertEquals(List.of("three"), css("div > :last-child::text"));
        assertEquals(List.of("one"), css("p:not(b ~ p, p + p)::text"));
        assertEquals(List.of("/1"), css("a:not(div a)::attr(href)"));
        assertEquals(1, css(":scope > body").size());
    }

    @Test
    void d1AQueryOfANodeMayMatchTheNodeItself() {
        assertEquals(1, page.css("p.z").css("p").size());
    }

    @Test
    void d1AFaultySelectorIsRefusedWithItsPlaceAndCause() {
        String message = assertThrows(InvalidQueryException.class, () -> page.css("p:frob"))
                .getMessage();
        assertEquals("CSS query \"p:frob\", position 1: there is no pseudo-class :frob", message);
        for (String bad :
                List.of("", "p[", "p >", "a::attr()", "p::text b", "::before", "p[a=1]", "li:nth-child(x)", "a,,b")) {
            assertThrows(InvalidQueryException.class, () -> page.css(bad), bad);
        }
    }

    @Test
    void d2ValuesComeAsPythonWritesThem() {
        assertEquals(List.of("2.0"), xpath("count(//p)"));
        assertEquals(List.of("1"), xpath("true()"));
        assertEquals(List.of("nan"), xpath("number('x')"));
        assertEquals(List.of("1e+16"), xpath("10000000000000000"));
        assertEquals(List.of("onetwo"), xpath("string(//p)"));
    }

    @Test
    void d2AllAxesGiveDocumentOrder() {
        assertEquals(List.of("one", "two", "three"), xpath("//b/ancestor::div//text()"));
        assertEquals(
                List.of("onetwo"),
                page.xpath("//p[2]/preceding-sibling::p").xpath("string()").getAll());
        assertEquals(
                List.of("body", "div", "p"),
                page.xpath("//b/ancestor::*[position() < 4]").stream()
                        .map(each -> each.xpath("name()").get())
                        .toList());
        assertEquals(
                List.of("a", "input", "script"),
                page.xpath("//div/following::*").stream()
                        .map(each -> each.xpath("name()").get())
                        .toList());
        assertEquals(
                List.of("head", "div", "p", "b", "p"),
                page.xpath("//a/preceding::*").stream()
                        .map(each -> each.xpath("name()").get())
                        .toList());
        assertEquals(
                List.of("p"),
                page.xpath("//a/preceding::*[1]").stream()
                        .map(each -> each.xpath("name()").get())
                        .toList());
        assertEquals(List.of("a"), page.xpath("//@id/..").xpath("@id").getAll());
    }

    @Test
    void d2PositionsCountPerStepAndInParenthesesOverAll() {
        assertEquals(List.of("one"), xpath("//p[1]/text()"));
        assertEquals(List.of("three"), xpath("(//p/text())[last()]"));
        assertEquals(List.of("three"), xpath("//p[position() = 2]/text()"));
        assertEquals(
                List.of("three"), page.xpath("//p[$n]/text()", Map.of("n", 2)).getAll());
    }

    @Test
    void d2TheExtensionFunctionsAreThere() {
        assertEquals(1, xpath("//div[has-class('x', 'Y')]").size());
        assertThrows(InvalidQueryException.class, () -> page.xpath("//div[has-class(1)]"));
        assertEquals(List.of("three"), xpath("//p[re:test(., '^TH', 'i')]/text()"));
        assertEquals(List.of("<match>12</match>"), xpath("re:match('a12b', '\\d+')"));
        assertEquals(List.of("a-b-c"), xpath("re:replace('a1b2c', '(\\d)', 'g', '-')"));
        assertEquals(List.of("two"), xpath("set:difference(//p//text(), //p/text())"));
        assertEquals(List.of("one", "three"), xpath("set:intersection(//p//text(), //p/text())"));
        assertEquals(List.of("one"), xpath("set:leading(//p//text(), //b/text())"));
        assertEquals(List.of("three"), xpath("set:trailing(//p//text(), //b/text())"));
        assertEquals(List.of("1"), xpath("set:has-same-node(//p, //p[1])"));
    }

    @Test
    void d2StringFunctionsCountCharacters() {
        assertEquals(List.of("2.0"), xpath("string-length('\ud83d\ude00b')"));
        assertEquals(List.of("b"), xpath("substring('\ud83d\ude00b', 2)"));
        assertEquals(List.of("234"), xpath("substring('12345', 1.5, 2.6)"));
        assertEquals(List.of("a b"), xpath("normalize-space('  a \n b ')"));
        assertEquals(List.of("BAr"), xpath("translate('bar', 'ab', 'AB')"));
        assertEquals(List.of("-1.0"), xpath("-7 mod 2"));
    }

    @Test
    void d2VariablesMayBeSelectors() {
        assertEquals(
                List.of("three"),
                page.xpath("$p[2]/text()", Map.of("p", page.css("p"))).getAll());
    }

    @Test
    void d2AFaultyExpressionIsRefusedWithItsPlaceAndCause() {
        String message = assertThrows(InvalidQueryException.class, () -> page.xpath("//p["))
                .getMessage();
        assertEquals("XPath query \"//p[\", position 4: expected an expression but found the end", message);
        for (String bad : List.of(
                "", "//", "//p]", "$", "$x", "foo()", "x:p", "count(1)", "1 2", "count()", "'a", "//p[1", "f::a")) {
            assertThrows(InvalidQueryException.class, () -> page.xpath(bad), bad);
        }
    }

    @Test
    void d3JsonIsQueriedAlsoInsideAPage() {
        Selector json = Selector.json("{\"a\": [{\"b\": \"<i>x</i>\"}, {\"b\": 2}], \"n\": null}");
        assertEquals(List.of("<i>x</i>", "2"), json.jmespath("a[*].b").getAll());
        assertEquals(List.of("x"), json.jmespath("a[0].b").css("i::text").getAll());
        assertEquals(List.of(), json.jmespath("n").getAll());
        assertEquals(List.of("2"), json.jmespath("length(a)").getAll());
        assertEquals(
                List.of("[{\"b\":\"<i>x</i>\"},{\"b\":2}]"),
                json.jmespath("to_string(a)").getAll());
        assertEquals(
                List.of("1"),
                Selector.html("<script>{\"k\": 1}</script>")
                        .css("script")
                        .jmespath("k")
                        .getAll());
        assertEquals(List.of("2"), json.jmespath("a[?b == `2`].b").getAll());
        assertThrows(InvalidQueryException.class, () -> json.css("a"));
        assertThrows(InvalidQueryException.class, () -> json.jmespath("a["));
    }

    @Test
    void d4WhatIsNotThereIsAnEmptyTextAndCanBeToldFromOne() {
        assertEquals("", page.css("h1").get());
        assertEquals("none", page.css("h1").get("none"));
        assertEquals(Optional.empty(), page.css("h1").first());
        assertEquals(Optional.of(""), page.css("input::attr(alt)").first());
    }

    @Test
    void d4AnElementComesAsItsMarkup() {
        assertEquals("<p>one<b>two</b></p>", page.css("p").get());
        assertEquals("<input checked alt=\"\">", page.css("input").get());
        assertEquals("<script>a<b && c</script>", page.css("script").get());
        assertEquals(
                "<i a=\"&quot;&amp;\">&lt;\u00a0</i>",
                Selector.html("<i a='\"&'>&lt;&nbsp;</i>").css("i").get());
    }

    @Test
    void d5RegularExpressionsArePythons() {
        Selector text = Selector.html("<p>{\"a_b\": 12, \"c\": 3} &amp;eacute; [x]</p>")
                .css("p::text")
                .get(0);
        assertEquals(List.of("12", "3"), text.re("\\d+"));
        assertEquals(List.of("a_b", "12", "c", "3"), text.re("\"(?P<the_key>\\w+)\": (\\d+)"));
        assertEquals(List.of("12"), text.re("\"(?P<k>\\w+)\": (?P<extract>\\d+)"));
        assertEquals(List.of("{\"a_b\""), text.re("{[^:[&&]+"));
        assertEquals(List.of("\u00e9 [x]"), text.re("&eacute; .*\\Z"));
        assertEquals(Optional.empty(), text.reFirst("zzz"));
        assertEquals(List.of("&eacute; [x]"), text.re("&eacute; .*\\Z", false));
        assertEquals("none", text.reFirst("zzz").orElse("none"));
        assertThrows(InvalidQueryException.class, () -> text.re("("));
    }

    @Test
    void d5EscapesWithDigitsAreOctalNumbersOrGroupsThatThereAre() {
        Selector text = Selector.text("aA\u000b\b aa1");
        assertEquals(List.of("A"), text.re("\\101"));
        assertEquals(List.of("A"), text.re("[\\101]"));
        assertEquals(List.of("\b"), text.re("[\\10]"));
        assertEquals(List.of("\b"), text.re("[\\b]"));
        assertEquals(List.of("\u000b"), text.re("\\v"));
        assertEquals(List.of(), text.re("\\0"));
        assertEquals(Optional.of("a"), text.reFirst("(a)\\1"));
        for (String regex : List.of("\\8", "(a)\\2", "\\1(a)", "(a)\\11", "[\\8]", "\\400")) {
            assertThrows(InvalidQueryException.class, () -> text.re(regex), regex);
        }
    }

    @Test
    void d6AttributesComeInTheOrderOfThePage() {
        assertEquals("{href=/1, rel=n}", page.css("a").attrib().toString());
        assertEquals("", page.css("a").attr("title"));
        assertTrue(page.css("input").attrib().containsKey("checked"));
        assertEquals(Map.of(), page.css("h1").attrib());
    }

    @Test
    void d7ADroppedElementIsGoneAndTheTextBehindItStays() {
        Selector own = Selector.html("<p>a<b>x</b>c</p>");
        own.css("b").drop();
        assertEquals(List.of("ac"), own.css("p::text").getAll());
        assertThrows(IllegalStateException.class, () -> own.css("p::text").drop());
        assertThrows(IllegalStateException.class, own::drop);
    }

    @Test
    void d7NamespacesAreAskedForByPrefixUntilTheyAreRemoved() {
        Selector xml = Selector.xml("<r xmlns='u:d' xmlns:q='u:q'><I q:id='1'>t</I><q:I/><e xmlns=''/></r>");
        assertEquals(List.of(), xml.xpath("//I").getAll());
        assertEquals(List.of("e"), xml.xpath("//e").xpath("name()").getAll());
        xml.registerNamespace("d", "u:d");
        assertEquals(
                List.of("<I xmlns=\"u:d\" xmlns:q=\"u:q\" q:id=\"1\">t</I>"),
                xml.xpath("//d:I").getAll());
        assertEquals(List.of("t"), xml.css("d|I::text").getAll());
        assertEquals(
                List.of("1"), xml.xpath("//@x:id", Map.of(), Map.of("x", "u:q")).getAll());
        xml.removeNamespaces();
        assertEquals(List.of("<I id=\"1\">t</I>", "<I/>"), xml.xpath("//I").getAll());
    }

    @Test
    void d8EntitiesFromElsewhereAreNeverRead() {
        Selector xml = Selector.xml("<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r>&e;<![CDATA[<c>]]></r>");
        assertEquals(List.of("<c>"), xml.xpath("//r/text()").getAll());
    }

    @Test
    void d8AnEmptyTextIsAnEmptyPage() {
        assertEquals(0, Selector.html("").css("p").size());
        assertEquals(List.of("<html/>"), Selector.xml(" ").xpath("/*").getAll());
        assertEquals(0, Selector.json("<p>").jmespath("p").size());
    }

    @Test
    void d9APathFromTheRootLeavesTheNode() {
        Selector first = page.css("p").get(0);
        assertEquals(2, first.xpath("//p").size());
        assertEquals(0, first.xpath(".//p").size());
        assertEquals(List.of(), page.css("a::attr(href)").css("a").getAll());
        assertFalse(first.xpath("..").xpath("@id").isEmpty());
    }

    @Test
    void d9TheDocumentItselfIsNotSelected() {
        assertEquals(List.of(), xpath("/"));
        assertEquals(List.of(), page.xpath("..").getAll());
        assertEquals("html", page.xpath("//.").xpath("name()").get());
    }
}
