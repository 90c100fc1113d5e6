package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.reactor.ReactorThreads;
import crawler.reactor.defer.Deferred;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Call;

/**
 * One request on its way through the handler. Its result is fired on the reactor thread; all else happens on the thread that
 * runs it and on those that prepare pages.
 */
final class Download implements Job, UnderWay {

    /** Gets the answer, and can be asked how much of it came. */
    interface Work {
        Response get(Download download) throws IOException;
    }

    private final Request request;
    private final ReactorThreads reactor;
    private final Preparation preparation;
    private final Work work;
    private final Deferred<Response> result = new Deferred<>(cancelled -> cancel());
    private Optional<Call> call = Optional.empty();
    private Optional<Trace> trace = Optional.empty();
    private Optional<BodyReader> reader = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private boolean cancelled;

    Download(Request request, ReactorThreads reactor, Preparation preparation, Work work) {
        this.request = request;
        this.reactor = reactor;
        this.preparation = preparation;
        this.work = work;
    }

    @Override
    public Deferred<Response> result() {
        return result;
    }

    /** Ends it wherever it is. OkHttp's cancelling does not reach those who look up a name. */
    synchronized void cancel() {
        cancelled = true;
        call.ifPresent(Call::cancel);
        if (trace.isPresent() && trace.get().looksUpName()) {
            thread.ifPresent(Thread::interrupt);
        }
    }

    /** The call is made next. */
    synchronized void making(Call newCall, Trace newTrace, BodyReader newReader) {
        call = Optional.of(newCall);
        trace = Optional.of(newTrace);
        reader = Optional.of(newReader);
        if (cancelled) {
            newCall.cancel();
        }
    }

    @Override
    public synchronized long received() {
        return reader.filter(body -> !body.isOver()).map(BodyReader::count).orElse(-1L);
    }

    private synchronized long counted() {
        return reader.map(BodyReader::count).orElse(0L);
    }

    @Override
    public void tooSlow() {
        if (!result.called()) {
            result.errback(new DownloadError.DownloadTimeout(
                    request + ": the body trickles (DOWNLOAD_MINRATE); " + counted() + " bytes came so far"));
        }
        cancel();
    }

    @Override
    public void run() {
        try {
            preparation.prepare(answer(), this);
        } catch (Throwable e) { // whatever it is, nobody but the Deferred can tell of it
            failed(Failures.of(request, e));
        }
    }

    private Response answer() throws IOException {
        attach();
        try {
            return work.get(this);
        } finally {
            detach();
        }
    }

    private synchronized void attach() throws IOException {
        if (cancelled) {
            throw new DownloadError.DownloadCancelled(request + ": given up before it began");
        }
        thread = Optional.of(Thread.currentThread());
    }

    private synchronized void detach() {
        thread = Optional.empty();
        if (cancelled) {
            Thread.interrupted(); // it was meant for this download
        }
    }

    @Override
    public void succeeded(Response response, Response page) {
        reactor.callFromThread(() -> {
            if (!result.called()) {
                result.callback(response);
                preparation.dealtWith(page);
            }
        });
    }

    @Override
    public void failed(Throwable error) {
        reactor.callFromThread(() -> {
            if (!result.called()) {
                result.errback(error);
            }
        });
    }

    @Override
    public void abandon() {
        failed(new DownloadError.DownloadCancelled(request + ": given up, since the download handler was closed"));
        cancel();
    }
}
