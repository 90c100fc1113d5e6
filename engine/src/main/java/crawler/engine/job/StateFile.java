package crawler.engine.job;

import crawler.settings.SettingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file of a spider's state: {@code {"spider": "quotes", "state": {…}}}. It is there whole or not at all. */
public final class StateFile {
    /** A state is a few counters and lists; what is larger is none, or belongs into a database. */
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final String spider;

    StateFile(Path file, String spider) {
        this.file = file;
        this.spider = spider;
    }

    public Path path() {
        return file;
    }

    /**
     * What was kept by name; blocks. A file that is not there yet is made, so that a folder that cannot be written shows
     * before the crawl, and no other spider takes it.
     *
     * @throws SettingException naming the file, when it is broken or that of another spider, or cannot be made
     */
    public Map<String, JsonNode> open() {
        try {
            return stateIn(JsonMapper.shared().readTree(text()));
        } catch (NoSuchFileException e) {
            create();
            return Map.of();
        } catch (IOException e) {
            throw refused("cannot be read (" + e + ")", e);
        } catch (JacksonException e) {
            throw refused("is broken, or none of ours: it is no JSON", e);
        }
    }

    private String text() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it has more than " + MOST_BYTES + " bytes");
        }
        return Files.readString(file);
    }

    private Map<String, JsonNode> stateIn(JsonNode json) {
        if (!json.path("spider").isString() || !json.path("state").isObject()) {
            throw refused("is broken, or none of ours: it has no \"spider\" with a \"state\"", null);
        }
        if (!json.path("spider").asString().equals(spider)) {
            throw refused("is that of spider \"" + json.path("spider").asString() + "\"", null);
        }
        Map<String, JsonNode> state = new LinkedHashMap<>();
        json.path("state").properties().forEach(each -> state.put(each.getKey(), each.getValue()));
        return state;
    }

    private void create() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(Map.of());
        } catch (IOException e) {
            throw refused("cannot be made (" + e + ")", e);
        }
    }

    private SettingException refused(String why, Exception cause) {
        return new SettingException(
                JobDirectory.JOBDIR.name() + ": the state of spider \"" + spider + "\" is kept in "
                        + file.toAbsolutePath() + ", and this file " + why
                        + ". Name another folder, or move the file away to begin anew.",
                cause);
    }

    /** Puts this in the place of all that was kept; blocks. @throws IOException after which what was kept before still is */
    public void write(Map<String, JsonNode> state) throws IOException {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("spider", spider);
        json.set("state", JsonMapper.shared().createObjectNode().setAll(state));
        byte[] bytes = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("the state has " + bytes.length + " bytes, and may have " + MOST_BYTES);
        }
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                out.write(left);
            }
            out.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
