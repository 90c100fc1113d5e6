package crawler.engine.download.net;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The addresses of hosts: those that settings name, else what the system's resolver says, kept for a while. The system is
 * asked on threads of its own, since asking cannot be interrupted: who waits can go when it takes too long. For any thread.
 */
public final class Names implements AutoCloseable {
    public static final Setting<Boolean> DNSCACHE_ENABLED =
            Setting.ofBoolean("DNSCACHE_ENABLED", true).doc("Whether addresses of hosts are kept in memory.");
    public static final Setting<Integer> DNSCACHE_SIZE = Setting.ofInt("DNSCACHE_SIZE", 10_000)
            .min(1)
            .unit("hosts")
            .doc("How many hosts' addresses are kept; the longest unused goes first.");
    public static final Setting<Duration> DNSCACHE_TTL = Setting.ofSeconds("DNSCACHE_TTL", 300)
            .doc("How long addresses are kept. That a host has none is kept for ten seconds.");
    public static final Setting<Duration> DNS_TIMEOUT =
            Setting.ofSeconds("DNS_TIMEOUT", 60).doc("How long a host's addresses may take.");
    public static final Setting<Map<String, String>> DNS_HOSTS = Setting.ofMap("DNS_HOSTS", Map.of())
            .doc("Hosts with their addresses, separated by spaces, which nobody else is asked for.");

    private static final int MOST_LOOKUPS = 16;
    private static final int IDLE_SECONDS = 10;
    private static final Duration NEGATIVE_TTL = Duration.ofSeconds(10);

    private final Lookup system;
    private final LongSupplier nanos;
    private final Map<String, List<InetAddress>> known;
    private final Duration timeout;
    private final Duration ttl;
    private final Map<String, Entry> cache;
    private final ThreadPoolExecutor threads;

    /** Asks for the addresses of a host, and may take its time. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** What was asked, or is being asked. */
    private record Entry(CompletableFuture<List<InetAddress>> addresses, long since) {}

    public Names(Settings settings) {
        this(settings, InetAddress::getAllByName, System::nanoTime);
    }

    Names(Settings settings, Lookup system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
        this.known = known(settings.get(DNS_HOSTS));
        this.timeout = settings.get(DNS_TIMEOUT);
        this.ttl = settings.get(DNSCACHE_ENABLED) ? settings.get(DNSCACHE_TTL) : Duration.ZERO;
        int size = settings.get(DNSCACHE_SIZE);
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Names.Entry> eldest) {
                return size() > size;
            }
        };
        this.threads = threads();
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_LOOKUPS, MOST_LOOKUPS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "dns-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Map<String, List<InetAddress>> known(Map<String, String> hosts) {
        Map<String, List<InetAddress>> known = new LinkedHashMap<>();
        hosts.forEach((host, addresses) -> known.put(
                host.toLowerCase(Locale.ROOT),
                List.of(addresses.strip().split("\\s+")).stream()
                        .map(address -> literal(host, address))
                        .toList()));
        return known;
    }

    private static InetAddress literal(String host, String address) {
        try {
            if (address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                return InetAddress.getByAddress(
                        host, InetAddress.getByName(address).getAddress());
            }
        } catch (UnknownHostException e) {
            throw new SettingException("DNS_HOSTS: \"" + address + "\" for " + host + " is no IP address", e);
        }
        throw new SettingException("DNS_HOSTS: \"" + address + "\" for " + host + " is no IP address");
    }

    /**
     * The addresses of a host, never none; waits for them when they are not known.
     *
     * @throws UnknownHostException when there are none, when they take too long, or when this thread is interrupted
     */
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        List<InetAddress> fixed = known.get(name);
        return fixed != null ? fixed : await(host, entry(name).addresses());
    }

    /** The addresses of a host, when they are known; fails with an {@link UnknownHostException} when there are none. */
    public CompletableFuture<List<InetAddress>> find(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        List<InetAddress> fixed = known.get(name);
        return fixed != null
                ? CompletableFuture.completedFuture(fixed)
                : entry(name).addresses().copy();
    }

    /** How long a look-up may take. */
    public Duration timeout() {
        return timeout;
    }

    private Entry entry(String host) {
        synchronized (cache) {
            Entry entry = cache.get(host);
            if (entry == null || isOver(entry)) {
                CompletableFuture<List<InetAddress>> asked = new CompletableFuture<>();
                entry = new Entry(asked, nanos.getAsLong());
                cache.put(host, entry);
                threads.execute(() -> ask(host, asked));
            }
            return entry;
        }
    }

    private boolean isOver(Entry entry) {
        if (!entry.addresses().isDone()) {
            return false;
        }
        Duration kept =
                entry.addresses().isCompletedExceptionally() && ttl.compareTo(NEGATIVE_TTL) > 0 ? NEGATIVE_TTL : ttl;
        return nanos.getAsLong() - entry.since() >= kept.toNanos();
    }

    private void ask(String host, CompletableFuture<List<InetAddress>> asked) {
        try {
            asked.complete(List.of(system.addresses(host)));
        } catch (UnknownHostException | RuntimeException e) {
            asked.completeExceptionally(e);
        }
    }

    private List<InetAddress> await(String host, CompletableFuture<List<InetAddress>> addresses)
            throws UnknownHostException {
        try {
            return addresses.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, "it is not known", e.getCause());
        } catch (TimeoutException e) {
            throw unknown(host, "no answer within " + timeout.toMillis() / 1e3 + " s (DNS_TIMEOUT)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "interrupted", e);
        }
    }

    private static UnknownHostException unknown(String host, String why, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host + ": " + why);
        unknown.initCause(cause);
        return unknown;
    }

    /** Ends its threads; who waits, waits in vain until the timeout. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
