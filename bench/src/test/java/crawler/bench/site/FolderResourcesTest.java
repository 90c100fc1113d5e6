package crawler.bench.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderResourcesTest {
    @TempDir
    private Path parent;

    private FolderResources folder;

    @BeforeEach
    void fill() throws IOException {
        Path root = Files.createDirectories(parent.resolve("root/sub dir")).getParent();
        Files.writeString(parent.resolve("secret.txt"), "secret");
        Files.writeString(root.resolve("index.html"), "home");
        Files.writeString(root.resolve("a+b.png"), "picture");
        Files.writeString(root.resolve("sub dir/index.html"), "sub");
        Files.createDirectory(root.resolve("empty"));
        folder = new FolderResources(root);
    }

    @Test
    void aFolderIsItsIndex() {
        assertEquals("home", text("/"));
        assertEquals("sub", text("/sub%20dir/"));
        assertTrue(folder.find("/empty/").status().startsWith("404"));
    }

    @Test
    void aFolderWithoutSlashIsRedirectedToTheFormWithIt() {
        Reply reply = folder.find("/sub%20dir?x=1");
        assertTrue(reply.status().startsWith("301"));
        assertEquals("Location: /sub%20dir/\r\n", reply.headers());
    }

    @Test
    void theTypeFollowsFromTheName() {
        assertEquals("Content-Type: text/html\r\n", folder.find("/index.html").headers());
        assertEquals("Content-Type: image/png\r\n", folder.find("/a+b.png").headers());
    }

    @Test
    void theQueryIsNoPartOfThePath() {
        assertEquals("home", text("/index.html?a=b"));
    }

    @Test
    void nothingOutsideOfTheFolderIsServed() {
        assertTrue(folder.find("/../secret.txt").status().startsWith("404"));
        assertTrue(folder.find("/%2e%2e/secret.txt").status().startsWith("404"));
        assertTrue(folder.find("/sub%20dir/../../secret.txt").status().startsWith("404"));
    }

    @Test
    void whatIsNoPathIsABadRequest() {
        assertTrue(folder.find("/%zz").status().startsWith("400"));
        assertTrue(folder.find("/%00").status().startsWith("400"));
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path missing = parent.resolve("missing");
        assertThrows(IllegalArgumentException.class, () -> new FolderResources(missing));
    }

    private String text(String target) {
        Reply reply = folder.find(target);
        assertTrue(reply.status().startsWith("200"), reply.status());
        return new String(reply.body(), UTF_8);
    }
}
