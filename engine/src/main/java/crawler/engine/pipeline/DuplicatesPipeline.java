package crawler.engine.pipeline;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.item.Fields;
import crawler.engine.item.PlainValue;
import crawler.engine.schedule.FingerprintSet;
import crawler.engine.text.PythonText;
import crawler.engine.url.Fingerprint;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops items that are like one before: with the same values in the fields of ITEM_DUPLICATES_FIELDS, or in all fields; as
 * {@link DuplicateItem}. Keeps 16 bytes of each item.
 */
public final class DuplicatesPipeline implements ItemPipeline {
    public static final Setting<List<String>> ITEM_DUPLICATES_FIELDS = Setting.ofList("ITEM_DUPLICATES_FIELDS")
            .doc("The fields that tell items of one type apart; all of them when it is empty.");

    private final List<String> fields;
    private final FingerprintSet seen = new FingerprintSet();

    public DuplicatesPipeline(Crawler crawler) {
        this.fields = crawler.settings().get(ITEM_DUPLICATES_FIELDS);
    }

    @Override
    public Deferred<Item> process(Item item) {
        List<Object> key = new ArrayList<>();
        key.add(item.getClass().getName());
        for (String name : fields.isEmpty() ? Fields.names(item) : fields) {
            key.add(name);
            key.add(PlainValue.deep(Fields.get(item, name).orElse(null)));
        }
        if (!seen.add(fingerprint(PythonText.repr(key)))) {
            throw new DuplicateItem("an item with the same " + (fields.isEmpty() ? "values" : String.join(", ", fields))
                    + " has been kept before");
        }
        return Deferred.succeed(item);
    }

    private static Fingerprint fingerprint(String text) {
        try {
            return Fingerprint.ofBytes(
                    MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
