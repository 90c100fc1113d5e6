package crawler.conformance.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class FunctionsTest {
    private static final String A = "http://shop.test/a";

    /** @param args as JSON with {@code '} for {@code "} */
    private static Object call(Family family, String function, String args) throws Exception {
        Map<?, ?> values = JsonMapper.shared().readValue(args.replace('\'', '"'), Map.class);
        return family.functions().get(function).apply(values);
    }

    private static Object url(String function, String args) throws Exception {
        return call(new UrlFunctions(), function, args);
    }

    private static Object select(String args) throws Exception {
        return call(new SelectFunctions(), "select", args);
    }

    @Test
    void urlsAreEscapedAndBroughtIntoOneForm() throws Exception {
        assertEquals(A + "%20b", url("request_url", "{'url': 'http://shop.test/a b'}"));
        assertEquals(
                "http://shop.test/?q=%E9", url("safe_url", "{'url': 'http://shop.test/?q=é', 'encoding': 'latin1'}"));
        assertEquals(A + "?x=1&y=2", url("canonicalize_url", "{'url': 'http://shop.test/a?y=2&x=1#f'}"));
        assertEquals(A + "#f", url("canonicalize_url", "{'url': 'http://shop.test/a#f', 'keep_fragments': true}"));
    }

    @Test
    void linksAreResolvedAgainstThePageOrItsBase() throws Exception {
        assertEquals(A, url("response_urljoin", "{'base': 'http://shop.test/b/c', 'url': '../a'}"));
        String html = "'html': '<base href=/d/>'";
        assertEquals(
                "http://shop.test/d/a", url("follow_url", "{'base': 'http://shop.test/', 'url': 'a', " + html + "}"));
        assertEquals("http://shop.test/d/", url("base_url", "{'url': 'http://shop.test/x', " + html + "}"));
    }

    @Test
    void chosenHeadersCountForTheFingerprint() throws Exception {
        String requests = "'a': {'url': '" + A + "', 'headers': {'X': '1'}}, 'b': {'url': '" + A + "'}";
        assertEquals(true, url("same_fingerprint", "{" + requests + "}"));
        assertEquals(false, url("same_fingerprint", "{" + requests + ", 'include_headers': ['x']}"));
    }

    @Test
    void hostsOutsideTheDomainsAreOffsite() throws Exception {
        assertEquals(true, url("offsite_allowed", "{'allowed_domains': ['shop.test'], 'url': '" + A + "'}"));
        assertEquals(false, url("offsite_allowed", "{'allowed_domains': ['x.test'], 'url': '" + A + "'}"));
        assertEquals(true, url("offsite_allowed", "{'allowed_domains': null, 'url': '" + A + "'}"));
    }

    @Test
    void whatIsSelectedComesBackInTheModeThatIsAskedFor() throws Exception {
        String html = "{'html': '<p id=1>a<p>b', ";
        assertEquals(List.of("a", "b"), select(html + "'css': 'p::text'}"));
        assertEquals("a", select(html + "'css': 'p::text', 'mode': 'get'}"));
        assertEquals("none", select(html + "'css': 'q', 'mode': 'get', 'default': 'none'}"));
        assertEquals(2, select(html + "'xpath': '//p', 'mode': 'count'}"));
        assertEquals(Map.of("id", "1"), select(html + "'css': 'p', 'mode': 'attrib'}"));
        assertEquals(List.of("b"), select(html + "'css': 'p::text', 'mode': 're', 'regex': '[b-z]'}"));
        assertEquals(
                "b", select(html + "'steps': [['css', 'p'], ['xpath', 'text()']], 'mode': 're_first', 'regex': 'b'}"));
        assertThrows(IllegalArgumentException.class, () -> select(html + "'xpath': '//p['}"));
    }

    @Test
    void xmlIsSelectedWithNamespacesVariablesOrWithoutAny() throws Exception {
        String xml = "{'type': 'xml', 'html': '<r xmlns=\\'u:n\\'><a>1</a></r>', ";
        String escaped = xml.replace("\\'", "\\\"");
        assertEquals(List.of("1"), select(escaped + "'xpath': '//n:a/text()', 'namespaces': {'n': 'u:n'}}"));
        assertEquals(
                List.of("1"),
                select(escaped + "'xpath': '//a[.=$v]/text()', 'vars': {'v': 1}, 'remove_namespaces': true}"));
    }

    @Test
    void jsonIsQueried() throws Exception {
        Object found = call(
                new SelectFunctions(),
                "jmespath",
                "{'json': '{\\'a\\': [1, {\\'b\\': null}]}', 'query': 'a'}".replace("\\'", "\\\""));
        assertEquals("[1, {b=null}]", found.toString());
    }

    @Test
    void bytesBecomeText() throws Exception {
        TextFunctions text = new TextFunctions();
        assertEquals(
                "{encoding=cp1252, text=é}",
                call(text, "decode", "{'content_type': 'text/html; charset=latin1', 'body_b64': '6Q=='}")
                        .toString());
        assertEquals("xml", call(text, "response_class", "{'headers': {'Content-Type': 'text/xml'}}"));
        assertEquals(
                "bad", call(text, "decode_selector", "{'content_type': null, 'body_b64': 'PHRpdGxlPmJhZDwvdGl0bGU+'}"));
    }
}
