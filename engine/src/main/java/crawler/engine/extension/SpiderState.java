package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.EngineStopped;
import crawler.engine.State;
import crawler.engine.error.NotConfigured;
import crawler.engine.job.JobDirectory;
import crawler.engine.job.StateFile;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps {@link crawler.engine.Spider#state} in JOBDIR: it is there when the crawl is put together, and written when all has
 * ended.
 */
public final class SpiderState {
    private static final Logger LOG = LoggerFactory.getLogger(SpiderState.class);

    private final Crawler crawler;
    private final StateFile file;

    /**
     * @throws NotConfigured when JOBDIR is not set
     * @throws crawler.settings.SettingException naming the file, when it is broken or not this spider's
     */
    public SpiderState(Crawler crawler) {
        JobDirectory job =
                JobDirectory.of(crawler.settings()).orElseThrow(() -> new NotConfigured("JOBDIR is not set"));
        this.crawler = crawler;
        this.file = job.stateOf(crawler.spider().name());
        crawler.spider().state().restore(file.open());
        LOG.warn(
                "JOBDIR keeps what spider \"{}\" has in its state(), in {}; it does not keep the queue of requests nor the"
                        + " duplicate filter yet: the crawl begins with the start requests.",
                crawler.spider().name(),
                file.path());
        crawler.events().onAsync(EngineStopped.class, event -> write());
    }

    private Deferred<Void> write() {
        Map<String, JsonNode> stored = stored();
        return Threads.<Void>deferToThread(crawler.reactor(), () -> {
                    file.write(stored);
                    return null;
                })
                .addErrback(failure -> {
                    LOG.error("The spider's state is lost, as {} was not written", file.path(), failure.value());
                    return null;
                });
    }

    private Map<String, JsonNode> stored() {
        State state = crawler.spider().state();
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        for (String name : state.names()) {
            try {
                stored.put(name, state.toJson(name));
            } catch (IllegalArgumentException e) {
                LOG.error("Left out of {}: the state's {}", file.path(), e.getMessage(), e);
            }
        }
        return stored;
    }
}
