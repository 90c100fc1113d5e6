package crawler.reactor.http;

import crawler.reactor.address.Address;
import crawler.reactor.net.Connector;
import java.util.Optional;

/** An exchange that has not ended, and what it waits for. */
final class Pending implements HttpExchange {
    private final HttpRequest request;
    private final ResponseReceiver receiver;
    private Optional<Connector> connector = Optional.empty();
    private HttpConnection connection;
    private boolean cancelled;
    private boolean paused;

    Pending(HttpRequest request, ResponseReceiver receiver) {
        this.request = request;
        this.receiver = receiver;
    }

    HttpRequest request() {
        return request;
    }

    ResponseReceiver receiver() {
        return receiver;
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    boolean isCancelled() {
        return cancelled;
    }

    void connecting(Connector begun) {
        connector = Optional.of(begun);
    }

    void connected(HttpConnection made) {
        connector = Optional.empty();
        connection = made;
        made.send(this);
        if (paused) {
            pause();
        }
    }

    @Override
    public void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        if (isAnswered()) {
            connection.giveUp();
        } else {
            connector
                    .filter(begun -> begun.state() == Connector.State.CONNECTING)
                    .ifPresent(Connector::stopConnecting);
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (isAnswered()) {
            connection.transport().pauseProducing();
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (isAnswered()) {
            connection.transport().resumeProducing();
        }
    }

    private boolean isAnswered() {
        return connection != null && connection.pending() == this;
    }

    @Override
    public Optional<Address> peer() {
        return connection == null
                ? Optional.empty()
                : Optional.of(connection.transport().peer());
    }
}
