package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Request;
import java.util.List;

/** Which statuses a callback wants to see although they are no success. */
public final class HttpStatuses {

    /** These statuses are wanted for this request. Scrapy's {@code handle_httpstatus_list}. */
    public static final Attribute<List<Integer>> HANDLE_HTTPSTATUS_LIST =
            Attribute.of("handle_httpstatus_list", List.class);

    /** All statuses are wanted for this request. */
    public static final Attribute<Boolean> HANDLE_HTTPSTATUS_ALL = Attribute.of("handle_httpstatus_all", Boolean.class);

    private HttpStatuses() {}

    /** Those that the request wants. */
    public static List<Integer> ofRequest(Request request) {
        return request.get(HANDLE_HTTPSTATUS_LIST).orElse(List.of());
    }
}
