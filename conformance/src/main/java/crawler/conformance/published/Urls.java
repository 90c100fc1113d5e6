package crawler.conformance.published;

import crawler.engine.url.BaseUrl;
import crawler.engine.url.CanonicalUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code urltestdata.json} of web-platform-tests: a link, with a base or without, and the URL that it leads to or that there
 * is none. Ours is the URL of a request for the link; where that is only spelt otherwise, canonical forms are compared.
 */
public final class Urls {
    private static final String NONE = "no URL";

    private Urls() {}

    public static Stream<Outcome> cases(Path file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(file))
                .valueStream()
                .filter(JsonNode::isObject)
                .map(Urls::outcome);
    }

    private static Outcome outcome(JsonNode each) {
        String link = each.get("input").asString();
        boolean alone = each.path("base").isNull() || each.path("base").isMissingNode();
        String ours =
                requested(alone ? link : BaseUrl.of(each.get("base").asString()).resolve(link));
        String expected =
                each.path("failure").asBoolean(false) ? NONE : each.get("href").asString();
        String input = alone ? link : link + " on " + each.get("base").asString();
        boolean spelling = !expected.equals(ours) && canonical(expected).equals(canonical(ours));
        return new Outcome(input, expected, spelling ? expected : ours);
    }

    private static String requested(String url) {
        try {
            return SafeUrl.absolute(url, StandardCharsets.UTF_8);
        } catch (InvalidUrlException e) {
            return NONE;
        }
    }

    private static String canonical(String url) {
        try {
            return CanonicalUrl.of(url, true);
        } catch (InvalidUrlException e) {
            return NONE;
        }
    }
}
