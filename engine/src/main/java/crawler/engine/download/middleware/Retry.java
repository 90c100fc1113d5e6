package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.BrokenCoding;
import crawler.engine.download.Statuses;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.DownloadError;
import crawler.engine.error.NotConfigured;
import crawler.engine.part.NamedClass;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;

/** Makes a request again when its download failed in a way that may pass. */
public final class Retry extends StepMiddleware {
    public static final Setting<Boolean> RETRY_ENABLED =
            Setting.ofBoolean("RETRY_ENABLED", true).doc("Whether failed downloads are made again.");
    public static final Setting<Integer> RETRY_TIMES =
            Setting.ofInt("RETRY_TIMES", 2).min(0).unit("times").doc("How often a failed download is made again.");
    public static final Setting<List<Integer>> RETRY_HTTP_CODES = Setting.ofIntList(
                    "RETRY_HTTP_CODES", 500, 502, 503, 504, 522, 524, 408, 429)
            .doc("The statuses that count as failures which may pass.");
    public static final Setting<List<String>> RETRY_EXCEPTIONS = Setting.ofList(
                    "RETRY_EXCEPTIONS", IOException.class.getName())
            .doc("The errors that count as failures which may pass, by class; those of downloads are IOExceptions. A"
                    + " download that was given up on purpose, or whose body is not in its coding, never passes.");
    public static final Setting<Integer> RETRY_PRIORITY_ADJUST = Setting.ofInt("RETRY_PRIORITY_ADJUST", -1)
            .doc("What is added to the priority of a request that is made again.");
    public static final Setting<Level> RETRY_GIVE_UP_LOG_LEVEL = Setting.ofEnum(
                    "RETRY_GIVE_UP_LOG_LEVEL", Level.class, Level.ERROR)
            .doc("How loud the log is about a request that failed too often.");

    /** How often a request was made again so far. */
    public static final Attribute<Integer> RETRY_TIMES_SO_FAR = Attribute.of("retry_times", Integer.class);

    /** Its own limit. */
    public static final Attribute<Integer> MAX_RETRY_TIMES = Attribute.of("max_retry_times", Integer.class);

    public static final Attribute<Boolean> DONT_RETRY = Attribute.of("dont_retry", Boolean.class);

    /** Its own RETRY_PRIORITY_ADJUST. */
    public static final Attribute<Integer> PRIORITY_ADJUST = Attribute.of("priority_adjust", Integer.class);

    /** Its own RETRY_GIVE_UP_LOG_LEVEL: {@code ERROR}, {@code INFO}, … */
    public static final Attribute<String> GIVE_UP_LOG_LEVEL = Attribute.of("give_up_log_level", String.class);

    /** What was given up on purpose, and what comes the same again. */
    private static final List<Class<?>> FOR_GOOD = List.of(DownloadError.DownloadCancelled.class, BrokenCoding.class);

    private final Retries retries;
    private final Set<Integer> codes;
    private final List<Class<?>> exceptions = new ArrayList<>();

    public Retry(Crawler crawler) {
        if (!crawler.settings().get(RETRY_ENABLED)) {
            throw new NotConfigured("RETRY_ENABLED is false");
        }
        this.retries = Retries.of(crawler);
        this.codes = new HashSet<>(crawler.settings().get(RETRY_HTTP_CODES));
        crawler.settings().get(RETRY_EXCEPTIONS).forEach(name -> exceptions.add(loaded(name)));
    }

    private static Class<?> loaded(String name) {
        Class<?> type = NamedClass.find(RETRY_EXCEPTIONS.name(), name);
        if (!Throwable.class.isAssignableFrom(type)) {
            throw new SettingException("RETRY_EXCEPTIONS: " + name + " is no exception");
        }
        return type;
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        if (!codes.contains(response.status()) || request.is(DONT_RETRY)) {
            return response;
        }
        Optional<Request> again = retries.again(request, Statuses.message(response.status()));
        return again.isPresent() ? again.get() : response;
    }

    @Override
    protected Fetched processException(Request request, Exception error) throws Exception {
        boolean mayPass = isOne(error, exceptions) && !isOne(error, FOR_GOOD);
        if (!mayPass || request.is(DONT_RETRY)) {
            throw error;
        }
        return retries.again(request, error.getClass().getSimpleName()).orElseThrow(() -> error);
    }

    private static boolean isOne(Exception error, List<Class<?>> types) {
        return types.stream().anyMatch(type -> type.isInstance(error));
    }
}
