package crawler.engine.download;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.UnsupportedUrlScheme;
import crawler.engine.url.UrlParts;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The download handlers by scheme; each is made when its scheme is first asked for. */
public final class Handlers {
    private final Map<String, Supplier<DownloadHandler>> makers;
    private final Map<String, DownloadHandler> made = new HashMap<>();

    /** @param makers by scheme in lower case; a handler that serves several schemes may be supplied for each */
    public Handlers(Map<String, Supplier<DownloadHandler>> makers) {
        this.makers = Map.copyOf(makers);
    }

    Deferred<Response> download(Request request) {
        return Deferred.executeAsync(() -> handler(request).download(request));
    }

    private DownloadHandler handler(Request request) {
        String scheme = UrlParts.scheme(request.url());
        DownloadHandler handler = made.get(scheme);
        if (handler == null) {
            Supplier<DownloadHandler> maker = makers.get(scheme);
            if (maker == null) {
                throw new UnsupportedUrlScheme(scheme, new TreeSet<>(makers.keySet()));
            }
            handler = maker.get();
            made.put(scheme, handler);
        }
        return handler;
    }

    Deferred<Void> close() {
        Map<DownloadHandler, Boolean> distinct = new IdentityHashMap<>();
        List<Deferred<Void>> closed = new ArrayList<>();
        for (DownloadHandler handler : made.values()) {
            if (distinct.put(handler, true) == null) {
                closed.add(Deferred.executeAsync(handler::close));
            }
        }
        return DeferredList.gatherResults(closed).addCallback(all -> null);
    }
}
