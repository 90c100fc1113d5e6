package crawler.engine.spider;

import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.url.InvalidUrlException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One page on its way through the handlers of a {@link CollectorSpider}, and what they make of it. */
public final class CollectedPage {
    private static final Logger LOG = LoggerFactory.getLogger(CollectedPage.class);

    private final Response response;
    private final List<Output> outputs = new ArrayList<>();

    CollectedPage(Response response) {
        this.response = response;
    }

    public Response response() {
        return response;
    }

    /** Yields an item or a request. */
    public void add(Output output) {
        outputs.add(output);
    }

    /** Yields a request for a link of this page, unless the crawl has met it, or it leads to no page ({@code mailto:}). */
    public void follow(String link) {
        if (!response.met(link)) {
            try {
                add(response.followUrl(link));
            } catch (InvalidUrlException e) {
                LOG.debug("Not followed from {}: {}", response, e.getMessage());
            }
        }
    }

    Stream<Output> outputs() {
        return outputs.stream();
    }
}
