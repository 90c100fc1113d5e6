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
import crawler.engine.loader.Processor;
import crawler.engine.loader.Processors;
import crawler.engine.media.MediaPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Items: how values are processed, how items are exported, and where their files are stored. */
public final class ItemFunctions implements Family {

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "feed_export", ItemFunctions::export,
                "file_path", function(args -> MediaPaths.file(new Request(args.text("url")))),
                "image_path", function(ItemFunctions::imagePath),
                "processors", function(ItemFunctions::process));
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

    private static Object process(Arguments args) {
        Object values = args.value("values").orElseThrow();
        Processor processor = switch (args.text("p")) {
            case "TakeFirst" -> Processors.takeFirst();
            case "Identity" -> Processors.identity();
            case "Join" ->
                args.texts("args").isEmpty()
                        ? Processors.join()
                        : Processors.join(args.texts("args").get(0));
            default -> throw new IllegalArgumentException("there is no processor " + args.text("p"));
        };
        return processor.process(values, Map.of());
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
