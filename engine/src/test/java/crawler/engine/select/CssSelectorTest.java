package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.select.query.InvalidQueryException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every selector that cssselect knows, against one page; what is expected are the elements' ids. */
@DisplayName("D1: CSS selectors")
final class CssSelectorTest {
    private static final Selector PAGE = Selector.html("<html id=r><head id=h></head><body id=b lang=fr-CA>"
            + "<ul id=u><li id=1 class='x first' title='one two'>a</li><li id=2 class=x title=one-a>b<i id=i></i></li>"
            + "<li id=3 title=ONE>c</li></ul><p id=p>some text</p><a id=a href='/one'>l</a><a id=n>m</a>"
            + "<form id=f><input id=t disabled><input id=c type=checkbox checked><select id=s>"
            + "<option id=o selected>1</option></select></form><em id=e></em></body></html>");

    private static String ids(String css) {
        return String.join(" ", PAGE.css(css).xpath("@id").getAll());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "li[title] => 1 2 3",
                "li[title=\"ONE\"] => 3",
                "li[title=ONE] => 3",
                "li[title!=ONE] => 1 2",
                "li[title^=\"one\"] => 1 2",
                "li[title$='a'] => 2",
                "li[title*=\"e-\"] => 2",
                "[id*='1'] => 1",
                "li[title~=two] => 1",
                "li[title|=one] => 2",
                "body[lang|=fr] => b",
                "li[TITLE=ONE] => 3",
                "[*|title=ONE] => 3",
                "li[|title=ONE] => 3",
                "li[title=\"ONE\"][id='3'] => 3"
            })
    void attributesAreComparedInEveryWay(String css, String ids) {
        assertEquals(ids, ids(css));
    }

    @ParameterizedTest
    @ValueSource(strings = {"li[title^='']", "li[title$='']", "li[title*='']", "li[title~='']", "li[title~='one two']"})
    void anEmptyPartMatchesNothing(String css) {
        assertEquals("", ids(css));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "ul li => 1 2 3",
                "ul>li => 1 2 3",
                "li + li => 2 3",
                "li ~ li => 2 3",
                "li.first ~ li.x => 2",
                "ul + p => p",
                "li, p => 1 2 3 p",
                "p, li => 1 2 3 p",
                "LI.x => 1 2",
                "li#2 => 2",
                "*|li => 1 2 3",
                ":root => r",
                ":scope > body => b",
                "li:first-child => 1",
                "li:last-child => 3",
                "li:nth-child(2) => 2",
                "li:nth-child(odd) => 1 3",
                "li:nth-child(even) => 2",
                "li:nth-child(-n+2) => 1 2",
                "li:nth-last-child(2n+1) => 1 3",
                "a:nth-of-type(2) => n",
                "a:nth-last-of-type(2) => a",
                "a:first-of-type => a",
                "a:last-of-type => n",
                "i:only-child => i",
                "em:only-of-type => e",
                ":root:only-child => ''",
                ":root:only-of-type => ''",
                "i:empty => i",
                "p:contains('text') => p",
                "p:contains(some) => p",
                "li:not(.x) => 3",
                "li:not(.first, [title=ONE]) => 2",
                "li:has(i) => 2",
                "li:has(> i) => 2",
                "li:is(.first, :last-child) => 1 3",
                "li:where(.first) => 1",
                "li:matches(.first) => 1",
                ":lang(fr) > ul => u",
                "a:link => a",
                "input:checked => c",
                "option:checked => o",
                "input:disabled => t",
                "input:enabled => c"
            })
    void elementsAreFoundByPlaceAndState(String css, String ids) {
        assertEquals(ids, ids(css));
    }

    @Test
    void statesThatNeedAUserNeverMatch() {
        assertEquals("", ids("a:visited, a:hover, a:active, a:focus, a:target"));
    }

    @Test
    void pseudoElementsMayBeWrittenInCapitals() {
        assertEquals(List.of("/one"), PAGE.css("a::ATTR(href)").getAll());
        assertEquals(List.of("some text"), PAGE.css("p::Text").getAll());
    }

    @Test
    void escapesAndOtherScriptsAreNames() {
        Selector page = Selector.html("<p class='café 中文 a.b 1x'>t</p>");
        for (String css : List.of(".café", ".caf\\e9", ".中文", ".\\4e2d\\6587", ".a\\.b", ".\\31 x", "p/* c */.café")) {
            assertEquals("t", page.css(css + "::text").get(), css);
        }
    }

    @Test
    void aPrefixThatNobodyKnowsIsToldWithTheSelector() {
        String message =
                assertThrows(InvalidQueryException.class, () -> PAGE.css("n|a")).getMessage();
        assertEquals(
                "CSS query \"n|a\": XPath query \"descendant-or-self::n:a\", position 20:"
                        + " undefined namespace prefix \"n\"; register it or pass it with the query",
                message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "[=]",
                "[a=]",
                "[a",
                "[a=\"b",
                "a{b}",
                "a,",
                ",a",
                "> a",
                "a >",
                "a >> b",
                ":not()",
                ":not(a",
                ":nth-child()",
                ":nth-child(x)",
                ":foo",
                ":foo(a)",
                "a::foo",
                "a::attr()",
                "a::attr(b c)",
                "a::text b",
                ".",
                "#",
                ".1",
                "1",
                "(",
                "@a",
                "//a",
                "a::text::text"
            })
    void faultsAreToldWithTheirPlace(String css) {
        String message =
                assertThrows(InvalidQueryException.class, () -> PAGE.css(css)).getMessage();
        assertEquals("CSS query \"" + css + "\", position ", message.replaceAll("(?s)(, position )\\d.*", "$1"));
    }
}
