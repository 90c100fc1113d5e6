package crawler.engine.download;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Body;
import crawler.engine.body.Codings;
import crawler.engine.body.ExpandedTooFar;
import crawler.engine.body.Expansion;
import crawler.engine.error.IgnoreRequest;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes bodies apart that were compressed on their way, within the limits of settings and requests. For any thread. */
public final class Decompression {
    public static final Setting<Boolean> COMPRESSION_ENABLED = Setting.ofBoolean("COMPRESSION_ENABLED", true)
            .doc("Whether compressed bodies are asked for and taken apart.");
    public static final Setting<Long> DOWNLOAD_MAXRATIO = Setting.ofLong("DOWNLOAD_MAXRATIO", 200)
            .min(0)
            .unit("times")
            .doc("How many times its size a compressed body may grow to, if that is more than 32 MiB; 0 for no limit.");

    private static final Logger LOG = LoggerFactory.getLogger(Decompression.class);
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final long ANY_RATIO = 32L << 20;

    /** What servers say that mean nothing is coded. */
    private static final Set<String> NO_CODINGS = Set.of("", "identity", "none");

    private final boolean enabled;
    private final BodySizes sizes;
    private final long ratio;

    public Decompression(Settings settings) {
        this.enabled = settings.get(COMPRESSION_ENABLED);
        this.sizes = new BodySizes(settings);
        this.ratio = settings.get(DOWNLOAD_MAXRATIO);
    }

    /** Whether there is anything for it to do. */
    public boolean concerns(Response response) {
        return enabled
                && response.headers().contains(CONTENT_ENCODING)
                && !response.request().method().equals("HEAD");
    }

    /**
     * The response without the codings that are understood, in its body and in its headers.
     *
     * @throws IgnoreRequest when the body would grow too far
     * @throws crawler.engine.body.BrokenCoding when the body is not what its header says
     */
    public Response decoded(Response response) throws IOException {
        Request request = response.request();
        Codings codings = Codings.of(response.headers().getAll(CONTENT_ENCODING));
        Body body = body(response, codings);
        if (sizes.warns(request, body.size()) && !sizes.warns(request, response.bodySize())) {
            LOG.warn("{}: the body has {} bytes after decompression (DOWNLOAD_WARNSIZE)", request, body.size());
        }
        Headers headers = response.headers().without(CONTENT_ENCODING);
        if (!codings.unknown().isEmpty()) {
            if (!NO_CODINGS.containsAll(codings.unknown())) {
                LOG.warn("{}: the coding {} is not understood; the body stays as it is", request, codings.unknown());
            }
            for (String coding : codings.unknown()) {
                headers = headers.plus(CONTENT_ENCODING, coding);
            }
        }
        return response.withContent(headers, body);
    }

    private Body body(Response response, Codings codings) throws IOException {
        Request request = response.request();
        try {
            Expansion allowed = new Expansion(sizes.most(request), ratio, ANY_RATIO, sizes.inMemory());
            return codings.decode(response.content(), allowed);
        } catch (ExpandedTooFar e) {
            String message = request + ": ignored, since its body of " + response.bodySize() + " bytes grows to "
                    + e.getMessage() + " in decompression (DOWNLOAD_MAXSIZE, DOWNLOAD_MAXRATIO)";
            LOG.warn(message);
            throw new IgnoreRequest(message);
        }
    }
}
