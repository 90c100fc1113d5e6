package crawler.engine.download.http;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Body;
import crawler.engine.download.BodySizes;
import crawler.engine.error.DownloadError;
import crawler.engine.error.DownloadError.ResponseDataLoss;
import crawler.engine.url.UrlParts;
import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.http.HttpExchange;
import crawler.reactor.http.ResponseHead;
import crawler.reactor.http.ResponseReceiver;
import java.nio.ByteBuffer;

/** One request on the reactor's own connection. On the reactor thread, but the outcome of its preparation. */
final class PlainDownload implements ResponseReceiver, UnderWay {
    private final Request request;
    private final Reactor reactor;
    private final Preparation preparation;
    private final boolean failOnDataLoss;
    private final IncomingBody body;
    private final Deferred<Response> result = new Deferred<>(cancelled -> end());
    private final long sent;
    private HttpExchange exchange;
    private ResponseHead head;
    private double latency;
    private boolean whole;
    private boolean over;

    PlainDownload(Request request, Reactor reactor, Preparation preparation, BodySizes sizes, boolean failOnDataLoss) {
        this.request = request;
        this.reactor = reactor;
        this.preparation = preparation;
        this.failOnDataLoss = failOnDataLoss;
        this.body = new IncomingBody(request, reactor, sizes);
        this.sent = reactor.nanos();
    }

    void started(HttpExchange begun) {
        exchange = begun;
    }

    @Override
    public long received() {
        return head == null || whole ? -1 : body.size();
    }

    @Override
    public void tooSlow() {
        giveUp(new DownloadError.DownloadTimeout(
                request + ": the body trickles (DOWNLOAD_MINRATE); " + body.size() + " bytes came so far"));
    }

    @Override
    public Deferred<Response> result() {
        return result;
    }

    private void end() {
        over = true;
        exchange.cancel();
        body.close();
    }

    @Override
    public void headReceived(ResponseHead received) {
        head = received;
        latency = (reactor.nanos() - sent) / 1e9;
        try {
            body.announced(head.length());
        } catch (DownloadError e) {
            giveUp(e);
        }
    }

    @Override
    public void bodyReceived(ByteBuffer data) {
        try {
            body.write(data, exchange);
        } catch (DownloadError e) {
            giveUp(e);
        }
    }

    private void giveUp(Throwable reason) {
        end();
        fire(() -> result.errback(reason));
    }

    @Override
    public void ended() {
        complete(head.endsWithConnection() ? "partial" : "");
    }

    @Override
    public void cutShort(Failure reason) {
        if (head.endsWithConnection()) {
            complete("partial");
        } else if (failOnDataLoss) {
            giveUp(new ResponseDataLoss(
                    request + ": the body was cut short after " + body.size()
                            + " bytes; to take such bodies, set DOWNLOAD_FAIL_ON_DATALOSS to false: "
                            + reason.errorMessage(),
                    reason.value()));
        } else {
            complete("dataloss");
        }
    }

    @Override
    public void failed(Failure reason) {
        over = true;
        fire(() -> result.errback(Failures.of(request, reason.value())));
    }

    private void complete(String flag) {
        whole = true;
        body.finish()
                .addCallback(bytes -> {
                    deliver(flag.isEmpty() ? response(bytes) : response(bytes).withFlag(flag));
                    return null;
                })
                .addErrback(failure -> {
                    giveUp(failure.value());
                    return null;
                });
    }

    private void deliver(Response response) {
        if (!over && !preparation.prepareElsewhere(response, this)) {
            over = true;
            result.callback(response);
            preparation.dealtWith(response);
        }
    }

    private Response response(Body bytes) {
        String url = UrlParts.withoutFragment(request.url());
        String peer = exchange.peer().map(Address::text).orElse("");
        return new Response(
                        url,
                        request.with(HttpHandler.LATENCY, latency),
                        head.status(),
                        Headers.of(head.fields()),
                        bytes)
                .withConnection(head.version(), peer);
    }

    @Override
    public void succeeded(Response response, Response page) {
        reactor.callFromThread(() -> fire(() -> {
            result.callback(response);
            preparation.dealtWith(page);
        }));
    }

    @Override
    public void failed(Throwable error) {
        reactor.callFromThread(() -> fire(() -> result.errback(error)));
    }

    @Override
    public void abandon() {
        end();
        failed(new DownloadError.DownloadCancelled(request + ": given up, since the download handler was closed"));
    }

    private void fire(Runnable outcome) {
        if (!result.called()) {
            outcome.run();
        }
    }
}
