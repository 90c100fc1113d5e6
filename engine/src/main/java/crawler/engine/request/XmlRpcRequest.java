package crawler.engine.request;

import crawler.engine.Request;
import java.util.List;

/** Makes calls of remote procedures by XML-RPC: Scrapy's {@code XmlRpcRequest}. */
public final class XmlRpcRequest {
    private XmlRpcRequest() {}

    /**
     * A POST that calls {@code method}; not filtered, since calls of one method all go to one URL.
     *
     * @param parameters texts, booleans, numbers, byte arrays, {@link java.time.LocalDateTime}s, and collections and
     * maps of these
     * @throws IllegalArgumentException when XML-RPC has no form for a value
     */
    public static Request of(String url, String method, Object... parameters) {
        String body = new XmlRpcBody().call(method, List.of(parameters));
        return new Request(url)
                .withMethod("POST")
                .withHeader("Content-Type", "text/xml")
                .withBody(body)
                .withDontFilter(true);
    }
}
