package crawler.engine.error;

import crawler.engine.Response;

/** A page whose status is no success and that its callback does not want. */
public final class HttpError extends IgnoreRequest {
    private final transient Response response;

    public HttpError(Response response) {
        super("the status of " + response.url() + " is " + response.status() + ", which is neither 2xx nor allowed");
        this.response = response;
    }

    public Response response() {
        return response;
    }
}
