package crawler.engine.download.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.testing.Logged;
import crawler.settings.Priority;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(20)
class NamesTest {
    @RegisterExtension
    final Logged log = new Logged();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile long seconds;

    private Names names(Map<String, ?> settings) {
        return new Names(
                Settings.defaults().with(Priority.PROJECT, "test", settings),
                this::answer,
                () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private InetAddress[] answer(String host) throws UnknownHostException {
        asked.add(host);
        if (host.startsWith("no")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 9})};
    }

    @Test
    void Z1_addressesAreKeptForATime() throws Exception {
        try (Names names = names(Map.of("DNSCACHE_TTL", 300))) {
            names.addresses("a.example");
            seconds = 299;
            names.addresses("A.example");
            assertEquals(List.of("a.example"), asked);

            seconds = 300;
            assertEquals("127.0.0.9", names.addresses("a.example").get(0).getHostAddress());
            assertEquals(2, asked.size());
        }
    }

    @Test
    void Z1_thatThereAreNoneIsKeptForAShorterTime() {
        try (Names names = names(Map.of())) {
            for (int i = 0; i < 3; i++) {
                assertThrows(UnknownHostException.class, () -> names.addresses("none.example"));
            }
            assertEquals(1, asked.size());
            seconds = 10;
            assertThrows(UnknownHostException.class, () -> names.addresses("none.example"));
            assertEquals(2, asked.size());
        }
    }

    @Test
    void Z1_theLongestUnusedHostIsForgottenFirst() throws Exception {
        try (Names names = names(Map.of("DNSCACHE_SIZE", 2))) {
            for (String host : List.of("a", "b", "a", "c", "a", "b")) {
                names.addresses(host);
            }
            assertEquals(List.of("a", "b", "c", "b"), asked);
        }
    }

    @Test
    void Z1_withoutACacheTheSystemIsAskedEachTime() throws Exception {
        try (Names names = names(Map.of("DNSCACHE_ENABLED", false))) {
            names.addresses("a");
            names.addresses("a");
            assertEquals(2, asked.size());
        }
    }

    @Test
    void Z1_hostsOfTheSettingsAreNotAskedFor() throws Exception {
        try (Names names = names(Map.of("DNS_HOSTS", Map.of("My.Example", "127.0.0.1 ::1")))) {
            assertEquals(2, names.addresses("my.example").size());
            assertEquals(
                    "my.example",
                    names.addresses("my.example").get(0).getHostName().toLowerCase());
            assertEquals(List.of(), asked);
        }
    }

    @Test
    void Z1_aHostOfTheSettingsNeedsAnAddress() {
        SettingException error =
                assertThrows(SettingException.class, () -> names(Map.of("DNS_HOSTS", Map.of("a", "elsewhere"))));

        assertTrue(error.getMessage().contains("\"elsewhere\" for a is no IP address"), error.getMessage());
    }

    @Test
    void Z1_aResolverThatDoesNotAnswerIsNotWaitedForLongerThanAllowed() {
        CountDownLatch never = new CountDownLatch(1);
        try (Names names = new Names(
                Settings.defaults().with(Priority.PROJECT, "test", Map.of("DNS_TIMEOUT", 0.02)),
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new InetAddress[0];
                },
                System::nanoTime)) {
            UnknownHostException error =
                    assertThrows(UnknownHostException.class, () -> names.addresses("slow.example"));

            assertTrue(error.getMessage().contains("no answer within 0.02 s (DNS_TIMEOUT)"), error.getMessage());
        }
    }

    @Test
    void Z1_whoIsInterruptedWhileHeWaitsGoesAtOnce() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        try (Names names = new Names(
                Settings.defaults(),
                host -> {
                    asking.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new InetAddress[0];
                },
                System::nanoTime)) {
            List<Throwable> errors = new CopyOnWriteArrayList<>();
            Thread waiting = new Thread(
                    () -> errors.add(assertThrows(UnknownHostException.class, () -> names.addresses("slow.example"))));
            waiting.start();
            asking.await();
            waiting.interrupt();
            waiting.join();

            assertEquals(1, errors.size());
        }
    }
}
