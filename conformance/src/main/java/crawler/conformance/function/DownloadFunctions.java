package crawler.conformance.function;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.BodySizes;
import crawler.engine.download.Decompression;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Downloads: what is done with a response before middlewares further out see it. */
public final class DownloadFunctions implements Family {

    @Override
    public Map<String, Function> functions() {
        return Map.of("decompress", values -> decompress(new Arguments(values)));
    }

    private static Object decompress(Arguments args) throws IOException {
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "case", args.object("settings").all());
        Decompression decompression = new Decompression(settings);
        Response response = response(args);
        Response decoded = decompression.concerns(response) ? decompression.decoded(response) : response;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("len", decoded.bodySize());
        result.put("sha1", sha1(decoded.body()));
        result.put("remaining", decoded.headers().getAll("Content-Encoding"));
        return result;
    }

    private static Response response(Arguments args) throws IOException {
        int status = args.value("status")
                .map(Number.class::cast)
                .map(Number::intValue)
                .orElse(200);
        return new Response(request(args), status, headers(args), body(args));
    }

    private static Request request(Arguments args) {
        Request request = new Request(args.optional("url").orElse("http://site.test/"))
                .withMethod(args.optional("method").orElse("GET"));
        for (var key : List.of(BodySizes.MAXSIZE, BodySizes.WARNSIZE)) {
            Request before = request;
            request = args.object("meta")
                    .value(key.name())
                    .map(size -> before.with(key, ((Number) size).longValue()))
                    .orElse(before);
        }
        return request;
    }

    private static Headers headers(Arguments args) {
        Headers headers = Headers.NONE;
        List<String> codings = args.texts("content_encoding");
        for (String coding :
                codings.isEmpty() ? args.optional("content_encoding").stream().toList() : codings) {
            headers = headers.plus("Content-Encoding", coding);
        }
        return args.optional("content_type").isPresent()
                ? headers.plus("Content-Type", args.text("content_type"))
                : headers;
    }

    private static byte[] body(Arguments args) throws IOException {
        Arguments bomb = args.object("bomb");
        return bomb.value("kind").isPresent()
                ? Bomb.of(bomb.text("kind"), (int) Double.parseDouble(bomb.text("mb")))
                : Base64.getDecoder().decode(args.optional("body_b64").orElse(""));
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
