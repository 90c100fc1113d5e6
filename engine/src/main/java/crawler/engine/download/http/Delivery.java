package crawler.engine.download.http;

import crawler.engine.Response;

/** Where a download's outcome goes. For any thread. */
interface Delivery {

    /** @param page what callbacks are going to see of the response */
    void succeeded(Response response, Response page);

    void failed(Throwable error);

    /** Nobody will go on with it, since the handler was closed. */
    void abandon();
}
