package crawler.engine.spider;

import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.document.CsvRows;
import java.util.Map;
import java.util.stream.Stream;

/** A spider that reads a table of CSV row by row, while the crawl has room: Scrapy's {@code CSVFeedSpider}. */
public abstract non-sealed class CsvFeedSpider extends FeedSpider {

    protected CsvFeedSpider(String name, String... startUrls) {
        super(name, startUrls);
    }

    /** How the table is written: delimiter, quotes, headers; with commas and a first row of headers unless overridden. */
    protected CsvRows csvRows() {
        return CsvRows.DEFAULT;
    }

    /** What one row yields, whose fields are named by the headers. */
    protected abstract Stream<? extends Output> parseRow(Response page, Map<String, String> row);

    @Override
    final Stream<? extends Output> results(Response feed) {
        return csvRows().of(feed.text()).flatMap(row -> processResults(feed, parseRow(feed, row)));
    }
}
