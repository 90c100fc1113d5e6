package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.text.BodyType;
import crawler.engine.text.EncodingLabel;
import crawler.engine.text.TextEncoding;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** From bytes to text: what kind of body it is, and in which encoding. */
public final class TextFunctions implements Family {
    private static final String URL = "http://site.test/";

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "response_class", function(args -> type(args).name().toLowerCase(Locale.ROOT)),
                "decode", function(TextFunctions::decode),
                "decode_selector",
                        function(args -> page(args, contentType(args))
                                .css("title::text")
                                .first()
                                .orElse(null)));
    }

    /** A body that is not given tells nothing; an empty one does. */
    private static BodyType type(Arguments args) {
        Headers headers = headers(args);
        String url = args.optional("url").orElse("");
        return args.optional("body_b64").isPresent()
                ? BodyType.of(headers::get, url, body(args))
                : BodyType.ofHeaders(headers::get, url).orElse(BodyType.BINARY);
    }

    private static Object decode(Arguments args) {
        byte[] body = body(args);
        TextEncoding encoding = TextEncoding.of(args.optional("content_type").orElse(""), body);
        Map<String, Object> decoded = new LinkedHashMap<>();
        decoded.put("encoding", EncodingLabel.name(encoding.charset()));
        decoded.put("text", encoding.decode(body));
        return decoded;
    }

    private static Response page(Arguments args, Headers headers) {
        return new Response(new Request(args.optional("url").orElse(URL)), 200, headers, body(args));
    }

    private static byte[] body(Arguments args) {
        return Base64.getDecoder().decode(args.optional("body_b64").orElse(""));
    }

    private static Headers contentType(Arguments args) {
        return args.optional("content_type")
                .map(type -> Headers.of("Content-Type", type))
                .orElse(Headers.NONE);
    }

    private static Headers headers(Arguments args) {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, Object> field : args.object("headers").all().entrySet()) {
            headers = headers.plus(field.getKey(), field.getValue().toString());
        }
        return headers;
    }
}
