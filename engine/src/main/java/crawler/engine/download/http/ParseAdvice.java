package crawler.engine.download.http;

import crawler.engine.Response;

/**
 * Whether documents are worth making ahead: not while the crawl's callbacks do not look at them. One page whose document
 * is asked for, and they are made again. Written by the reactor thread, read by all.
 */
final class ParseAdvice {
    private static final int PATIENCE = 64;

    private volatile int unused;

    boolean worthwhile() {
        return unused < PATIENCE;
    }

    /** A page has been dealt with. */
    void dealtWith(Response page) {
        if (page.documentWasAsked()) {
            if (unused > 0) {
                unused = 0;
            }
        } else if (unused < PATIENCE) {
            unused = unused + 1;
        }
    }
}
