package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("G3: files in a folder")
class LocalFileStoreTest implements FileStoreContract {
    @TempDir
    Path folder;

    @Override
    public FileStore store() {
        return new LocalFileStore(StorePlace.of(folder.resolve("store").toUri().toString(), Settings.defaults()));
    }

    @Override
    public byte[] read(String path) throws IOException {
        return Files.readAllBytes(folder.resolve("store").resolve(path));
    }

    @Test
    void nothingIsLeftBehindButTheFile() throws IOException {
        store().persist(PATH, FileStoreContract.text("hello"));

        try (Stream<Path> all = Files.walk(folder).filter(Files::isRegularFile)) {
            assertEquals(List.of(folder.resolve("store").resolve(PATH)), all.toList());
        }
    }
}
