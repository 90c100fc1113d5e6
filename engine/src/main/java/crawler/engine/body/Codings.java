package crawler.engine.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okio.Buffer;
import okio.Okio;
import okio.Source;

/**
 * The codings of a body as its Content-Encoding lists them.
 *
 * @param known those that can be taken off, in that order: the last of the list first
 * @param unknown those at the beginning of the list that stay, since the last of them is not understood; lower case
 */
public record Codings(List<ContentCoding> known, List<String> unknown) {
    private static final int CHUNK = 8192;

    public Codings {
        known = List.copyOf(known);
        unknown = List.copyOf(unknown);
    }

    /** @param fields the values of all Content-Encoding headers, each a list separated by commas */
    public static Codings of(List<String> fields) {
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            for (String name : field.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        List<ContentCoding> known = new ArrayList<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            Optional<ContentCoding> coding = ContentCoding.named(names.get(i));
            if (coding.isEmpty()) {
                return new Codings(known, names.subList(0, i + 1));
            }
            known.add(coding.get());
        }
        return new Codings(known, List.of());
    }

    /**
     * The body without the known codings. No step of it is ever larger than allowed.
     *
     * @throws ExpandedTooFar as soon as it turns out larger than {@code allowed}
     * @throws BrokenCoding when it is not in these codings
     */
    public Body decode(Body body, Expansion allowed) throws IOException {
        if (known.isEmpty()) {
            return body;
        }
        try (InputStream in = decoded(body.open(), allowed.of(body.size()));
                BodySink text = new BodySink(allowed.inMemory())) {
            Buffer chunk = new Buffer();
            Source source = Okio.source(in);
            while (source.read(chunk, CHUNK) >= 0) {
                text.write(chunk);
            }
            return text.toBody();
        }
    }

    private InputStream decoded(InputStream body, long most) throws IOException {
        InputStream text = body;
        for (ContentCoding coding : known) {
            text = new BoundedStream(coding.decoded(text), most);
        }
        return text;
    }
}
