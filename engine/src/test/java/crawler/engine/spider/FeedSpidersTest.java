package crawler.engine.spider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.document.CsvRows;
import crawler.engine.select.Selector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FeedSpidersTest {
    private static final Item END = Item.of(Map.of("end", ""));

    private static Item item(String text) {
        return Item.of(Map.of("text", text));
    }

    private static Response page(String text) {
        return Response.of("http://s.test/feed", text);
    }

    private static class Feed extends XmlFeedSpider {
        private final Reading reading;

        Feed(Reading reading) {
            super("feed");
            this.reading = reading;
        }

        @Override
        protected Reading iterator() {
            return reading;
        }

        @Override
        protected Map<String, String> namespaces() {
            return Map.of("g", "http://g.test/");
        }

        @Override
        protected Stream<? extends Output> parseNode(Response page, Selector node) {
            return Stream.of(item(node.xpath("n/text()").get()));
        }

        @Override
        protected Stream<? extends Output> processResults(Response page, Stream<? extends Output> results) {
            return Stream.concat(results, Stream.of(END));
        }
    }

    @ParameterizedTest
    @EnumSource(XmlFeedSpider.Reading.class)
    @DisplayName("A17: XMLFeedSpider")
    void everyNodeOfAFeedIsParsed(XmlFeedSpider.Reading reading) {
        Response feed = page("<rss><item><n>1</n></item><channel><item><n>2</n></item></channel></rss>");

        assertEquals(
                List.of(item("1"), END, item("2"), END),
                new Feed(reading).parse(feed).toList());
    }

    @Test
    @DisplayName("A17: itertag with a prefix")
    void aPrefixOfTheTagMeansWhatTheSpiderSays() {
        Feed feed = new Feed(XmlFeedSpider.Reading.ITERNODES) {
            @Override
            protected String iterTag() {
                return "g:entry";
            }

            @Override
            protected Stream<? extends Output> parseNode(Response page, Selector node) {
                return Stream.of(item(node.xpath("g:n/text()").get()));
            }

            @Override
            protected Response adaptResponse(Response page) {
                return page.withBody(page.text().replace("&nbsp;", " ").getBytes());
            }
        };

        assertEquals(
                List.of(item("1"), END),
                feed.parse(page("<feed xmlns='http://g.test/'>&nbsp;<entry><n>1</n></entry></feed>"))
                        .toList());
    }

    @Test
    @DisplayName("A18: CSVFeedSpider")
    void everyRowOfATableIsParsed() {
        CsvFeedSpider table = new CsvFeedSpider("table") {
            @Override
            protected CsvRows csvRows() {
                return CsvRows.DEFAULT.withDelimiter(';');
            }

            @Override
            protected Stream<? extends Output> parseRow(Response page, Map<String, String> row) {
                return Stream.of(item(row.get("b")));
            }
        };

        assertEquals(
                List.of(item("2"), item("4;")),
                table.parse(page("a;b\n1;2\nx\n3;\"4;\"\n")).toList());
    }
}
