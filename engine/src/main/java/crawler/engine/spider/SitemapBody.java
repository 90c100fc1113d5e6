package crawler.engine.spider;

import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.body.Body;
import crawler.engine.body.Codings;
import crawler.engine.body.Expansion;
import crawler.engine.download.BodySizes;
import crawler.engine.text.BodyType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The text of a response that was meant to be a sitemap, unpacked if it is a gzip file. */
final class SitemapBody {
    private static final Codings GZIP = Codings.of(List.of("gzip"));

    private SitemapBody() {}

    /** Empty when it is no sitemap by its kind, or cannot be unpacked within {@code DOWNLOAD_MAXSIZE}. */
    static Optional<String> of(Response page, Spider spider) {
        if (isGzip(page.body())) {
            return unpacked(page, spider).map(Response::text);
        }
        boolean xml = page.type() == BodyType.XML
                || page.url().endsWith(".xml")
                || page.url().endsWith(".xml.gz"); // a server that says Content-Encoding had it unpacked already
        return Optional.of(page).filter(each -> xml).map(Response::text);
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b && body[2] == 8;
    }

    private static Optional<Response> unpacked(Response page, Spider spider) {
        try {
            BodySizes sizes = new BodySizes(spider.crawler().settings());
            Body body = GZIP.decode(Body.of(page.body()), Expansion.upTo(sizes.most(page.request())));
            return Optional.of(page.withBody(body.bytes()));
        } catch (IOException e) {
            spider.logger().warn("The gzip of {} cannot be unpacked: {}", page, e.getMessage());
            return Optional.empty();
        }
    }
}
