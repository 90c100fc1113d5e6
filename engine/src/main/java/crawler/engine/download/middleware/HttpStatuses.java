package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.engine.Spider;
import java.util.List;

/** Which statuses a callback wants to see although they are no success. */
public final class HttpStatuses {

    /** These statuses are wanted for this request. Scrapy's {@code handle_httpstatus_list}. */
    public static final Attribute<List<Integer>> HANDLE_HTTPSTATUS_LIST =
            Attribute.of("handle_httpstatus_list", List.class);

    /** All statuses are wanted for this request. */
    public static final Attribute<Boolean> HANDLE_HTTPSTATUS_ALL = Attribute.of("handle_httpstatus_all", Boolean.class);

    private HttpStatuses() {}

    /** Whether the request, or else the spider, wants this status. */
    public static boolean wanted(Spider spider, Request request, int status) {
        if (request.is(HANDLE_HTTPSTATUS_ALL)) {
            return true;
        }
        return request.get(HANDLE_HTTPSTATUS_LIST)
                .map(list -> list.contains(status))
                .orElseGet(() -> spider.handleHttpStatusList().contains(status));
    }
}
