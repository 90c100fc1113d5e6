package crawler.engine.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B10: FormRequest")
final class FormRequestTest {
    private static final String URL = "http://site.test/dir/page?old=1";

    private static FormSubmission form(String html) {
        return FormRequest.fromResponse(Response.of(URL, html));
    }

    private static String query(Request request) {
        return request.url().substring(request.url().indexOf('?') + 1);
    }

    private static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    @Test
    void dataArePostedInTheBody() {
        Request request =
                FormRequest.of(URL, FormData.of("a b", "c&d", "e", "~*é").with("l", "1", "2"));

        assertEquals("POST", request.method());
        assertEquals(URL, request.url());
        assertEquals("a+b=c%26d&e=~%2A%C3%A9&l=1&l=2", body(request));
        assertEquals(
                "application/x-www-form-urlencoded",
                request.headers().get("Content-Type").orElse(""));
    }

    @Test
    void dataOfAnyOtherMethodTakeThePlaceOfTheQuery() {
        assertEquals(
                "http://site.test/dir/page?a=1#f",
                FormRequest.of(URL + "#f", FormData.of("a", "1"), "get").url());
        assertEquals(URL, FormRequest.of(URL, FormData.NONE).url());
        assertEquals("GET", FormRequest.of(URL, FormData.NONE).method());
    }

    @Test
    void whatTheEncodingCannotWriteIsRefused() {
        Charset latin1 = StandardCharsets.ISO_8859_1;

        assertEquals("a=%E9", body(FormRequest.of(URL, FormData.of("a", "é"), "POST", latin1)));
        assertThrows(IllegalArgumentException.class, () -> FormRequest.of(URL, FormData.of("a", "中"), "POST", latin1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<input name=a value=1><input name=b><input value=2><input name='' value=3> | a=1&b=",
                "<input type=checkbox name=a><input type=CheckBox name=b checked><input type=radio name=c value=3 checked> | b=on&c=3",
                "<input type=reset name=a value=1><input type=button name=b value=2><input type=file name=c> | b=2&c=",
                "<input name=a value=1 disabled> | a=1",
                "<textarea name=t>a &lt;b</textarea> | t=a+%3Cb",
                "<select name=s><option>a<option value=''>b</select> | s=a",
                "<select name=s><option disabled>a<option>b</select> | s=b",
                "<select name=s><option selected>a<option selected>b</select> | s=b",
                "<select name=s multiple><option selected>a<option>b<option selected> c </select> | s=a&s=c",
                "<select name=s></select><input name=x> | x=",
                "<button name=b value=1>x</button><input type=submit name=c value=2> | b=1",
                "<input type=image name=i><input type=submit name=c value=2> | i=",
                "<button type=button name=b value=1>x</button><input type=submit value=2><input name=x> | x=",
            })
    void theFieldsOfAFormAreSubmitted(String fields, String submitted) {
        assertEquals(submitted, query(form("<form>" + fields + "</form>").request()));
    }

    @Test
    void givenValuesTakeThePlaceOfThePages() {
        FormSubmission form = form("<form method=post action=/login><input name=token value=t><input name=user value=x>"
                + "<input name=c value=1><input type=submit name=go value=Go></form>");
        Request request =
                form.with("user", "me").with("new", "1", "2").without("c").request();

        assertEquals("http://site.test/login", request.url());
        assertEquals("token=t&go=Go&user=me&new=1&new=2", body(request));
        assertEquals(
                "token=t&user=x&c=1&go=No",
                body(form.withData(FormData.of("go", "No")).request()));
        assertEquals("token=t&user=x&c=1", body(form.without("go").request()));
    }

    @Test
    void theFormIsChosenByNameIdQueryOrNumber() {
        FormSubmission first = form("<form id=i name=n><input name=a></form><form id=j><p><input name=b></p></form>");

        assertEquals("a=", query(first.request()));
        assertEquals("b=", query(first.formId("j").request()));
        assertEquals("a=", query(first.formName("n").formId("j").request()));
        assertEquals("b=", query(first.formName("none").formId("j").request()));
        assertEquals("b=", query(first.formXpath("//input[@name='b']").request()));
        assertEquals("b=", query(first.formCss("p").request()));
        assertEquals("b=", query(first.formNumber(1).request()));
        assertEquals("b=", query(first.formNumber(-1).request()));
        assertThrows(IllegalArgumentException.class, () -> first.formNumber(2).request());
        assertThrows(IllegalArgumentException.class, () -> first.formCss("body").request());
        assertThrows(IllegalArgumentException.class, () -> form("<p>").request());
    }

    @Test
    void oneButtonIsClicked() {
        FormSubmission form =
                form("<form><input name=q><input type=submit name=s value=1><input type=submit name=d value=2 id=x>"
                        + "</form>");

        assertEquals("q=&s=1", query(form.request()));
        assertEquals("q=&d=2", query(form.click(Map.of("id", "x")).request()));
        assertEquals("q=&d=2", query(form.clickNumber(2).request()));
        assertEquals("q=", query(form.dontClick().request()));
        assertThrows(
                IllegalArgumentException.class,
                () -> form.click(Map.of("type", "submit")).request());
        assertThrows(IllegalArgumentException.class, () -> form.clickNumber(3).request());
    }

    @Test
    void methodAndUrlMayBeGiven() {
        FormSubmission form = form("<form method=dialog action='go#f'><input name=a value=1></form>");

        assertEquals("http://site.test/dir/go?a=1#f", form.request().url());
        assertEquals("POST", form.method("post").request().method());
        assertEquals("GET", form.method("PUT").request().method());
        assertEquals(
                "http://site.test/other?a=1", form.url("/other?x").request().url());
        assertEquals("http://site.test/dir/page?a=1", form.url("").request().url());
    }

    @Test
    void theEncodingIsThePages() {
        Response page = new Response(
                new Request(URL),
                200,
                Headers.of("Content-Type", "text/html; charset=windows-1251"),
                "<form><input name=a value='Привет'></form>".getBytes(Charset.forName("windows-1251")));

        assertEquals(
                "a=%CF%F0%E8%E2%E5%F2", query(FormRequest.fromResponse(page).request()));
    }

    @Test
    void aFormTornByATableKeepsItsFields() {
        FormSubmission form = form("<table><form action=t><tr><td><input name=a value=1></td></tr>"
                + "<tr><td><input type=submit name=b value=2></td></tr></form></table><input name=c>");

        assertEquals("a=1&b=2", query(form.request()));
        assertEquals("a=1&b=2", query(form.formCss("[name=a]").request()));
    }

    @Test
    void aFormOf50000FieldsIsReadInOneGo() {
        StringBuilder inside = new StringBuilder("<form><input type=submit name=go>");
        StringBuilder torn = new StringBuilder("<table><form>");
        for (int i = 0; i < 50_000; i++) {
            inside.append("<input name=a").append(i).append(">");
            torn.append("<tr><td><input name=a").append(i).append("></td></tr>");
        }
        FormSubmission form = form(inside + "</form><input name=outside>");

        assertTimeout(Duration.ofSeconds(30), () -> {
            assertTrue(query(form.request()).endsWith("&a49999=&go="));
            assertFalse(query(form(torn + "</form></table>").request()).contains("a0"));
        });
    }

    @Test
    void secretsAreNotPrinted() {
        assertEquals(
                List.of("password").toString(),
                FormData.of("password", "secret").toString().substring(8));
    }
}
