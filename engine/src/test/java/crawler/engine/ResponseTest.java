package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResponseTest {
    private static final String URL = "http://shop.test/dir/page";

    @Test
    void aLinkIsFollowedWithItsQueryInTheEncodingOfThePage() {
        Response page = page("<meta charset=windows-1251><a href='/п?q=п'>");
        assertEquals("http://shop.test/%D0%BF?q=%EF", page.followUrl("/п?q=п").url());
        assertEquals(
                List.of("http://shop.test/%D0%BF?q=%EF"),
                page.follow("a").map(Request::url).toList());
    }

    private static Response page(String html) {
        byte[] body = html.getBytes(Charset.forName("windows-1251"));
        return new Response(new Request(URL), 200, Headers.of("Content-Type", "text/html"), body);
    }
}
