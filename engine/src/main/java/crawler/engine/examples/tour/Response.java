package crawler.engine.examples.tour;

import java.nio.charset.StandardCharsets;

/** A page that was got. The real one is {@link crawler.engine.Response}, which also finds out the encoding. */
record Response(byte[] body, Request request) {

    String url() {
        return request.url();
    }

    /** The body as UTF-8. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
