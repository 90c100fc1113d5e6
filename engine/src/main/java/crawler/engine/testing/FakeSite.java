package crawler.engine.testing;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloadHandler;
import crawler.engine.download.http.HttpHandler;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All of the web that a test needs: answers by URL, and remembers who came when. What it does not know is 404. For the
 * reactor thread.
 */
public final class FakeSite implements DownloadHandler {
    private final ReactorTime time;
    private final long made;
    private final Map<String, Deque<Answer>> pages = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private Function<Request, Answer> otherwise = request -> Answer.status(404);
    private int inFlight;
    private int mostInFlight;

    /** @param time in which answers come late */
    public FakeSite(ReactorTime time) {
        this.time = time;
        this.made = time.nanos();
    }

    /** Has a URL answered with this page. */
    public FakeSite page(String url, String html) {
        return answer(url, Answer.html(html));
    }

    /** Has a URL answered with these, one after the other, whatever the method; the last one stays. */
    public FakeSite answer(String url, Answer... answers) {
        if (answers.length == 0) {
            throw new IllegalArgumentException(url + ": give at least one answer");
        }
        pages.put(key(new Request(url)), new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /** Has all other URLs answered by this. */
    public FakeSite otherwise(Function<Request, Answer> answers) {
        otherwise = answers;
        return this;
    }

    /** Who came, in order. */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** How many requests were waiting for their answers at once, at the most. */
    public int mostInFlight() {
        return mostInFlight;
    }

    /** How many requests wait for their answers now. */
    public int inFlight() {
        return inFlight;
    }

    @Override
    public Deferred<Response> download(Request request) {
        visits.add(new Visit(request, Duration.ofNanos(time.nanos() - made)));
        Answer answer = answerTo(request);
        if (answer.comesAtOnce()) {
            mostInFlight = Math.max(mostInFlight, inFlight + 1);
            return Deferred.execute(() -> answer.to(request));
        }
        return later(answer, request);
    }

    private Deferred<Response> later(Answer answer, Request request) {
        DelayedCall[] call = new DelayedCall[1];
        Deferred<Response> response = new Deferred<>(cancelled -> {
            if (call[0] != null) {
                call[0].cancel();
            }
        });
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        if (!answer.neverComes()) {
            call[0] = time.callLater(answer.latency(), () -> response.callback(null));
        }
        return response.tap(outcome -> inFlight--)
                .addCallback(come -> answer.to(
                        request.with(HttpHandler.LATENCY, answer.latency().toNanos() / 1e9)));
    }

    private Answer answerTo(Request request) {
        Deque<Answer> answers = pages.get(key(request));
        if (answers == null) {
            return otherwise.apply(request);
        }
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    private static String key(Request request) {
        int fragment = request.url().indexOf('#');
        return fragment < 0 ? request.url() : request.url().substring(0, fragment);
    }
}
