package crawler.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.toml.TomlReadFeature;

/**
 * The project file {@code crawler.toml}: settings as {@code NAME = value} at the top level, a table for each map
 * setting. TOML 1.0, strict: what is not a setting is an error. It takes the place of Scrapy's {@code scrapy.cfg}
 * and settings module.
 */
public final class SettingsFile {
    /** The file's name in a project's folder. */
    public static final String NAME = "crawler.toml";

    private static final int MAX_BYTES = 1 << 20;
    // Dates as objects, so that they can be told from text.
    private static final TomlMapper TOML = TomlMapper.builder(TomlFactory.builder()
                    .enable(TomlReadFeature.PARSE_JAVA_TIME)
                    .build())
            .build();

    private SettingsFile() {}

    /** Looks for the file in a folder, then in the folders above it; the nearest one counts. */
    public static Optional<Path> find(Path start) {
        return Stream.iterate(start.toAbsolutePath().normalize(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Puts a file's values over {@code base} at {@link Priority#PROJECT}; the origin of each is "file name:line".
     * The values are read by their keys later ({@link Catalog#badValues}).
     *
     * @throws SettingException with file and line when the file cannot be read, is not TOML, sets something twice
     * or what is not a setting
     */
    public static Settings read(Path file, Settings base) {
        String text = text(file);
        TomlLines lines = TomlLines.of(text);
        lines.duplicate().ifPresent(twice -> {
            throw new SettingException(file + ":" + twice.line() + ": " + twice.key() + " is set twice (first in line "
                    + twice.first() + "). Remove one.");
        });
        Map<String, Layered> values = new LinkedHashMap<>();
        tables(file, text).forEach((key, value) -> {
            String name = (String) key;
            int line = lines.line(name);
            String origin = file.getFileName() + ":" + line;
            values.put(name, new Layered(Priority.PROJECT, origin, accepted(file + ":" + line, name, value)));
        });
        return base.with(values);
    }

    private static Map<?, ?> tables(Path file, String text) {
        try {
            return TOML.readValue(text, Map.class);
        } catch (JacksonException bad) {
            int line = bad.getLocation().getLineNr();
            int column = bad.getLocation().getColumnNr();
            throw new SettingException(
                    file + ":" + line + ":" + column + ": not TOML: " + bad.getOriginalMessage() + ".", bad);
        }
    }

    private static Object accepted(String place, String name, Object value) {
        if (!Setting.NAME.matcher(name).matches()) {
            throw new SettingException(
                    place + ": \"" + name + "\" is no name for a setting. Write NAME = value in capitals, not inside a "
                            + "table; a table bears the name of a map setting.");
        } else if (hasDate(value)) {
            throw new SettingException(
                    place + ": " + name + " holds a date, and no setting is one. Put it in quotes if text is meant.");
        }
        try {
            return Raw.frozen(value);
        } catch (Mismatch bad) {
            throw new SettingException(place + ": " + name + " " + bad.getMessage() + ".");
        }
    }

    private static boolean hasDate(Object value) {
        if (value instanceof Map<?, ?> map) {
            return hasDate(map.values());
        }
        return value instanceof Collection<?> collection
                ? collection.stream().anyMatch(SettingsFile::hasDate)
                : value instanceof Temporal;
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new SettingException(file + ": the project file is larger than 1 MiB.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException bad) {
            throw new SettingException(file + ": the project file is not UTF-8. Save it in that encoding.", bad);
        } catch (IOException bad) {
            throw new SettingException(file + ": the project file cannot be read: " + bad, bad);
        }
    }
}
