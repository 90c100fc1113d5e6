package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.feed.format.CsvExporter;
import crawler.engine.feed.format.ExportOptions;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.format.JsonExporter;
import crawler.engine.feed.format.JsonLinesExporter;
import crawler.engine.feed.format.XmlExporter;
import crawler.engine.media.MediaPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Items: how they are exported, and where their files are stored. */
public final class ItemFunctions implements Family {

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "feed_export", ItemFunctions::export,
                "file_path", function(args -> MediaPaths.file(new Request(args.text("url")))),
                "image_path", function(ItemFunctions::imagePath));
    }

    private static Object export(Map<?, ?> args) throws IOException {
        Arguments arguments = new Arguments(args);
        Map<String, Object> options = arguments.all();
        options.remove("format");
        options.remove("items");
        ItemExporter exporter = exporter(arguments.text("format"), ExportOptions.of(options));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        exporter.start(file);
        for (Object item : (List<?>) arguments.value("items").orElse(List.of())) {
            exporter.export(Item.of(new Arguments((Map<?, ?>) item).all()), file);
        }
        exporter.finish(file);
        return Base64.getEncoder().encodeToString(file.toByteArray());
    }

    private static Object imagePath(Arguments args) {
        Request request = new Request(args.text("url"));
        return args.optional("thumb")
                .map(name -> MediaPaths.thumb(request, name))
                .orElseGet(() -> MediaPaths.image(request));
    }

    private static ItemExporter exporter(String format, ExportOptions options) {
        return switch (format) {
            case "json" -> new JsonExporter(options);
            case "jsonlines", "jsonl", "jl" -> new JsonLinesExporter(options);
            case "csv" -> new CsvExporter(options);
            case "xml" -> new XmlExporter(options);
            default -> throw new IllegalArgumentException("there is no format " + format);
        };
    }
}
