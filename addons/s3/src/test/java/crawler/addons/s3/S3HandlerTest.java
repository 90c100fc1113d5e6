package crawler.addons.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;

@DisplayName("L15: s3:// requests")
class S3HandlerTest extends S3Test {
    @RegisterExtension
    final Logged log = new Logged();

    private final List<Response> pages = new ArrayList<>();

    private CrawlResult crawl(Settings settings, Request... requests) {
        Script script = new Script().starting(() -> Stream.of(requests)).parsing(page -> {
            pages.add(page);
            return Stream.empty();
        });
        return CrawlerProcess.run(script, settings);
    }

    @Test
    void anObjectIsGotByASignedRequest() {
        s3.objects().put("bucket/a/page.html", ByteString.encodeUtf8("<title>Hello</title>"));

        crawl(settings(Map.of()), new Request("s3://bucket/a/page.html"));

        Response page = pages.get(0);
        assertEquals(200, page.status());
        assertEquals("Hello", page.css("title::text").get());
        assertEquals("s3://bucket/a/page.html", page.request().url());
        assertFalse(page.request().headers().contains("Authorization"), "it must not get out of the handler");
        assertEquals(s3.url() + "/bucket/a/page.html", page.url());
        assertTrue(s3.lastSeen().get("Authorization").contains("Credential=KEY/"));
    }

    @Test
    void namesAreEscapedAsSignaturesWantThem() {
        s3.objects().put("bucket/a b/ü(1)+!*'~.html", ByteString.encodeUtf8("there"));

        crawl(settings(Map.of()), new Request("s3://bucket/a b/ü(1)+!*'~.html?versionId=a%2Bb"));

        assertEquals(List.of("GET /bucket/a%20b/%C3%BC%281%29%2B%21%2A%27~.html?versionId=a%2Bb"), s3.requests());
        assertEquals("there", pages.get(0).text());
    }

    @Test
    void aSessionTokenGoesAlong() {
        s3.objects().put("bucket/x", ByteString.encodeUtf8("x"));

        crawl(settings(Map.of("AWS_SESSION_TOKEN", "token")), new Request("s3://bucket/x"));

        assertEquals("token", s3.lastSeen().get("x-amz-security-token"));
    }

    @Test
    void whatIsNotThereIsA404() {
        CrawlResult result = crawl(settings(Map.of()), new Request("s3://bucket/none"));

        assertEquals(1, result.count("downloader/response_status_count/404"));
    }

    @Test
    void withoutCredentialsRequestsAreNotSigned() {
        s3.require("");
        s3.objects().put("bucket/x", ByteString.encodeUtf8("x"));

        crawl(
                settings(Map.of("AWS_ACCESS_KEY_ID", "None", "AWS_SECRET_ACCESS_KEY", "None")),
                new Request("s3://bucket/x"),
                new Request("s3://bucket/x?again=1"));

        assertEquals(2, pages.size());
        assertNull(s3.lastSeen().get("Authorization"));
        assertEquals(1, log.count("Requests to S3 are not signed, as there are no credentials"));
    }

    @Test
    void halfOfTheKeysIsTheSettingsMistake() {
        assertThrows(SettingException.class, () -> new Aws(settings(Map.of("AWS_SECRET_ACCESS_KEY", ""))));
    }

    private static String url(String s3, Region region, boolean secure) {
        return ObjectUrl.of(s3, Optional.empty(), region, secure);
    }

    @Test
    void theAddressIsScrapysAndThatOfTheRegionWhenOneIsSaid() {
        assertEquals("https://bucket.s3.amazonaws.com/a/b", url("s3://bucket/a/b", Region.US_EAST_1, true));
        assertEquals("http://bucket.s3.amazonaws.com/a/b?c=d", url("s3://bucket/a/b?c=d", Region.US_EAST_1, false));
        assertEquals("https://bucket.s3.eu-west-1.amazonaws.com/", url("s3://bucket", Region.EU_WEST_1, true));
        assertEquals("https://bucket.s3.cn-north-1.amazonaws.com.cn/a", url("s3://bucket/a", Region.CN_NORTH_1, true));
    }

    @Test
    void aBucketWithADotStaysOutOfTheHostThatTheCertificateIsFor() {
        assertEquals("https://s3.amazonaws.com/my.bucket/a", url("s3://my.bucket/a", Region.US_EAST_1, true));
        assertEquals("http://my.bucket.s3.amazonaws.com/a", url("s3://my.bucket/a", Region.US_EAST_1, false));
    }

    @Test
    void anEndpointMayHaveAPath() {
        Optional<URI> endpoint = Optional.of(URI.create("http://127.0.0.1:9000/s3"));

        assertEquals(
                "http://127.0.0.1:9000/s3/bucket/a", ObjectUrl.of("s3://bucket/a", endpoint, Region.US_EAST_1, true));
    }
}
