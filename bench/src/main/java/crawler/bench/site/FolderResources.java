package crawler.bench.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The files below a folder. A folder is its index.html; without the slash at the end it is a redirect to the form with
 * it, as common servers do. Links of the file system are followed, paths that climb out of the folder are not.
 */
final class FolderResources implements Resources {
    private static final long LARGEST = 1L << 26;
    private static final String UNKNOWN = "application/octet-stream";
    // No charset for HTML: documents of all ages say theirs inside.
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("css", "text/css"),
            Map.entry("js", "text/javascript"),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/plain"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "text/xml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("gz", "application/gzip"),
            Map.entry("zip", "application/zip"));

    private final Path root;

    FolderResources(Path root) {
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("The folder to serve, " + root + ", is not a directory");
        }
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Reply find(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        try {
            Path file = root.resolve("." + URLDecoder.decode(path.replace("+", "%2B"), UTF_8))
                    .normalize();
            return file.startsWith(root) ? read(path, file) : Reply.notFound(target);
        } catch (IllegalArgumentException malformed) { // a broken percent escape or an InvalidPathException
            return Reply.error("400 Bad Request", "not a path: " + target);
        } catch (IOException unreadable) {
            return Reply.error("500 Internal Server Error", "cannot read " + target + ": " + unreadable);
        }
    }

    private static Reply read(String path, Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return content(path, file);
        }
        return path.endsWith("/") ? content(path, file.resolve("index.html")) : Reply.moved(path + "/");
    }

    private static Reply content(String path, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Reply.notFound(path);
        }
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IOException(file + " has " + size + " bytes, more than the " + LARGEST + " that are served");
        }
        return Reply.page(type(file.getFileName().toString()), Files.readAllBytes(file));
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, UNKNOWN);
    }
}
