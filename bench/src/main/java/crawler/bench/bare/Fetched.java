package crawler.bench.bare;

import java.nio.charset.Charset;
import java.util.Optional;

/** What came back for a URL: status, the headers that the loop looks at, and the whole body. */
record Fetched(
        String url, int status, Optional<String> location, boolean html, Optional<Charset> charset, byte[] body) {}
