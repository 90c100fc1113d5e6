package crawler.engine.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B10: forms as browsers submit them")
final class BrowserFormTest {
    private static final String URL = "http://site.test/dir/page?old=1";

    private static FormSubmission form(String html) {
        return FormRequest.fromResponse(Response.of(URL, html)).asBrowser();
    }

    private static String query(Request request) {
        return request.url().substring(request.url().indexOf('?') + 1);
    }

    private static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static String type(Request request) {
        return request.headers().get("Content-Type").orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<input name=a value=1 disabled><input name=b value=2> | b=2",
                "<fieldset disabled><legend><input name=l></legend><legend><input name=m></legend><input name=n></fieldset> | l=",
                "<fieldset disabled><fieldset><legend><input name=l></legend></fieldset></fieldset><input name=b> | b=",
                "<datalist><input name=a></datalist><input name=b> | b=",
                "<input name=a type=file><input name=b type=button value=1><input name=c type=reset value=1> | a=",
                "<input name=a type=checkbox checked value=''><input name=b type=checkbox checked> | a=&b=on",
                "<input name=r type=radio checked value=1><input name=r type=radio checked value=2><input name=r type=radio value=3> | r=2",
                "<select name=s><option disabled>a<option>  b &#10; c</select> | s=b+c",
                "<select name=s><optgroup disabled><option>a</optgroup><option>b</select> | s=b",
                "<select name=s size=3><option>a<option>b</select><select name=t size=1><option>c</select> | t=c",
                "<select name=s><option selected disabled>a<option>b</select><input name=x> | x=",
                "<select name=s multiple><option selected>a<option selected disabled>b<option selected value=''>c</select> | s=a&s=",
                "<input name=a value='1~*2'><input name=é value='&'> | a=1%7E*2&%C3%A9=%26",
                "<input name=n type=number value=x><input name=c type=color value=RED><input name=e type=email value=' a@b '> | n=&c=%23000000&e=a%40b",
                "<input name=q dirname=d value=x><textarea dir=auto name=t dirname=u>שלום</textarea> | q=x&d=ltr&t=%D7%A9%D7%9C%D7%95%D7%9D&u=rtl",
                "<input type=hidden name=_charset_ value=x> | _charset_=UTF-8",
                "<input type=submit disabled name=a value=1><button name=b value=2>B</button> | b=2",
            })
    void theFieldsThatCountAreSubmitted(String fields, String submitted) {
        assertEquals(submitted, query(form("<form>" + fields + "</form>").request()));
    }

    @Test
    void controlsBelongToTheFormTheyName() {
        FormSubmission form = form("<input name=before form=f value=1><form id=f><input name=in value=2>"
                + "<input name=away form=g value=3><input name=nowhere form=''></form><form id=g></form>"
                + "<p><button form=f name=go value=4>Go</button></p><form id=f></form>");

        assertEquals("before=1&in=2&go=4", query(form.request()));
        assertEquals("away=3", query(form.formId("g").request()));
        assertEquals("http://site.test/dir/page", form.formNumber(2).request().url());
    }

    @Test
    void theClickedButtonHasTheLastWord() {
        FormSubmission form = form(
                "<base href=/base/><form action=a method=get accept-charset=utf-8><input name=q value=1>"
                        + "<button name=b value=1>1</button><button id=x formaction=b formmethod=post"
                        + " formenctype=text/plain name=b value=2>2</button><button id=y formmethod=dialog>3</button></form>");
        Request posted = form.click(Map.of("id", "x")).request();

        assertEquals("http://site.test/base/a?q=1&b=1", form.request().url());
        assertEquals("http://site.test/base/a?q=1", form.dontClick().request().url());
        assertEquals(
                "POST http://site.test/base/b text/plain", posted.method() + " " + posted.url() + " " + type(posted));
        assertEquals("q=1\r\nb=2\r\n", body(posted));
        assertThrows(
                IllegalArgumentException.class,
                () -> form.click(Map.of("id", "y")).request());
        assertEquals(
                "GET", form.click(Map.of("id", "y")).method("get").request().method());
    }

    @Test
    void aFormWithoutActionGoesToThePageWhateverItsBase() {
        assertEquals(
                "http://site.test/dir/page?a=1",
                form("<base href=http://o.test/><form action=''><input name=a value=1>")
                        .request()
                        .url());
    }

    @Test
    void anImageButtonSendsWhereItWasClicked() {
        FormSubmission form = form("<form><input type=image name=map value=v><input type=image id=i></form>");

        assertEquals("map.x=0&map.y=0", query(form.request()));
        assertEquals("map.x=7&map.y=9", query(form.clickPoint(7, 9).request()));
        assertEquals(
                "x=7&y=9", query(form.clickPoint(7, 9).click(Map.of("id", "i")).request()));
    }

    @Test
    void linesEndAsOnTheWire() {
        assertEquals(
                "t=a%0D%0Ab%0D%0A&h=c%0D%0Ad&l=ef",
                query(form("<form><textarea name=t>\na\nb\r\n</textarea><input type=hidden name=h value='c\nd'>"
                                + "<input name=l value='e\nf'></form>")
                        .request()));
    }

    @Test
    void whatIsFilledInStandsWhereThePageHasItsField() {
        FormSubmission form = form("<form><input name=user><input name=token value=t><input type=checkbox name=keep>"
                + "<input name=x value=1><button name=go value=1></form>");

        assertEquals(
                "user=me&token=t&keep=1&keep=2&go=1&more=3",
                query(form.with("more", "3")
                        .with("keep", "1", "2")
                        .with("user", "me")
                        .without("x")
                        .request()));
    }

    @Test
    void filesGoInParts() {
        FormSubmission form = form("<form method=post enctype=multipart/form-data><input name='a\"b' value='é\n'>"
                + "<textarea name=t>1\n2</textarea><input type=file name=f><input type=file name=none></form>");
        Request request = form.with("f", new FormFile("x\n.png", "image/png", new byte[] {1, 2}))
                .request();
        String boundary = type(request).replace("multipart/form-data; boundary=", "");

        assertEquals(
                ("--B\nContent-Disposition: form-data; name=\"a%22b\"\n\né\n"
                                + "--B\nContent-Disposition: form-data; name=\"t\"\n\n1\n2\n"
                                + "--B\nContent-Disposition: form-data; name=\"f\"; filename=\"x%0A.png\"\nContent-Type: image/png\n\n\1\2\n"
                                + "--B\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\nContent-Type: application/octet-stream\n\n\n"
                                + "--B--\n")
                        .replace("\n", "\r\n")
                        .replace("B", boundary),
                body(request));
        assertEquals(
                boundary,
                type(form.with("f", new FormFile("x\n.png", "image/png", new byte[] {1, 2}))
                                .request())
                        .replace("multipart/form-data; boundary=", ""));
        assertEquals(
                "f=x.png",
                body(form("<form method=post><input type=file name=f>")
                        .with("f", FormFile.text("x.png", ""))
                        .request()));
    }

    @Test
    void aFileIsUploadedWithoutAPageOrByScrapysRules() {
        FormData data = FormData.of("a", "1").with("f", FormFile.text("notes.txt", "hello"));
        Request alone = FormRequest.of("http://site.test/up", data);
        Request filled = FormRequest.fromResponse(Response.of(URL, "<form method=get><input name=a>"))
                .withData(data)
                .request();

        for (Request request : new Request[] {alone, filled}) {
            assertEquals("POST", request.method());
            assertTrue(type(request).startsWith("multipart/form-data; boundary=----"), type(request));
            assertTrue(body(request).contains("filename=\"notes.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n"));
        }
        assertThrows(IllegalArgumentException.class, () -> new FormFile("x", "a\r\nb", new byte[0]));
    }

    @Test
    void theEncodingIsTheFormsOrThePages() {
        Response page = new Response(
                new Request(URL),
                200,
                Headers.of("Content-Type", "text/html; charset=windows-1251"),
                "<form><input name=a value='Ж&#20013;'><input type=hidden name=_CHARSET_></form>"
                        .getBytes(Charset.forName("windows-1251")));

        assertEquals(
                "a=%C6%26%2320013%3B&_CHARSET_=windows-1251",
                query(FormRequest.fromResponse(page).asBrowser().request()));
        assertEquals(
                "a=%83%40&_charset_=Shift_JIS",
                query(
                        form("<form accept-charset='x-none sjis utf-8'><input name=a value=ァ><input type=hidden name=_charset_>")
                                .request()));
        assertEquals(
                "a=%C3%A9",
                query(form("<form accept-charset=utf-16><input name=a value=é>").request()));
    }

    @Test
    void aPageThatNothingCanBeWrittenInIsAnsweredInUtf8() {
        Response page = new Response(
                new Request(URL),
                200,
                Headers.of("Content-Type", "text/html; charset=hz-gb-2312"),
                "<form>".getBytes(StandardCharsets.US_ASCII));

        assertThrows(
                IllegalArgumentException.class,
                () -> FormRequest.fromResponse(page).request()); // the text of the page is one U+FFFD
        assertEquals("a=%C3%A9", body(FormRequest.of(URL, FormData.of("a", "é"), "POST", page.encoding())));
    }
}
