package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.engine.testing.Logged;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
@ParameterizedClass
@EnumSource(Handling.Over.class)
class ClosingTest {
    @Parameter
    Handling.Over over;

    @BeforeEach
    void choose() {
        Handling.over = over;
    }

    @AfterEach
    void restore() {
        Handling.over = Handling.Over.REACTOR;
    }

    @RegisterExtension
    final Logged log = new Logged();

    @Test
    void downloadsThatHaveNotEndedFailWhenTheHandlerIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, out) -> {
            asked.countDown();
            connection.getInputStream().read();
        })) {
            List<Outcome<Response>> outcomes = new ArrayList<>();
            Handling handling = new Handling().with("CONCURRENT_REQUESTS", 1);
            handling.outcome(handler -> {
                List<Deferred<Void>> downloads = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    downloads.add(handler.download(new Request(server.url())).addBoth(outcome -> {
                        outcomes.add(outcome);
                        return null;
                    }));
                }
                return Threads.deferToThread(handling.reactor, () -> asked.await(10, TimeUnit.SECONDS))
                        .addAsyncCallback(ignored -> {
                            handler.close();
                            downloads.add(
                                    handler.download(new Request(server.url())).addBoth(outcome -> {
                                        outcomes.add(outcome);
                                        return null;
                                    }));
                            return DeferredList.gatherResults(downloads);
                        });
            });

            assertEquals(4, outcomes.size());
            assertTrue(outcomes.stream()
                    .allMatch(outcome -> outcome.failed().orElseThrow().check(DownloadError.DownloadCancelled.class)));
        }
    }

    @Test
    void whatWaitsToBeParsedFailsWhenTheThreadsAreClosed() throws Exception {
        ParseThreads threads = new ParseThreads(1);
        CountDownLatch running = new CountDownLatch(1);
        List<String> abandoned = new ArrayList<>();
        threads.execute(job(
                () -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                () -> abandoned.add("running")));
        running.await();
        threads.execute(job(() -> {}, () -> abandoned.add("waiting")));
        threads.close();
        threads.execute(job(() -> {}, () -> abandoned.add("late")));

        assertEquals(List.of("waiting", "late"), abandoned);
        assertTrue(running.getCount() == 0);
    }

    private static Job job(Runnable work, Runnable abandoned) {
        return new Job() {
            @Override
            public void run() {
                work.run();
            }

            @Override
            public void abandon() {
                abandoned.run();
            }
        };
    }
}
