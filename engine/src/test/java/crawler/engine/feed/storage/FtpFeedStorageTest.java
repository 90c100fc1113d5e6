package crawler.engine.feed.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H2, H12: feeds on FTP servers")
class FtpFeedStorageTest {
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private ServerSocket data;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "ftp");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        data.close();
    }

    private void serve() {
        try (Socket connection = server.accept()) {
            Writer out = new java.io.OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            say(out, "220 hello");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                answer(line.split(" ")[0], out);
            }
        } catch (IOException e) {
            commands.add("went away");
        }
    }

    private void answer(String command, Writer out) throws IOException {
        switch (command) {
            case "USER" -> say(out, "331 password, please");
            case "PASS" -> say(out, "230 welcome");
            case "EPSV" -> say(out, "229 passive (|||" + data.getLocalPort() + "|)");
            case "PASV" ->
                say(out, "227 passive (127,0,0,1," + data.getLocalPort() / 256 + "," + data.getLocalPort() % 256 + ")");
            case "MKD" -> say(out, "550 it is there");
            case "STOR", "APPE" -> {
                say(out, "150 go on");
                try (Socket connection = data.accept()) {
                    commands.add(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                }
                say(out, "226 done");
            }
            default -> say(out, "200 ok");
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private CrawlTrace crawl(String options) {
        String uri = "ftp://me:secret@127.0.0.1:" + server.getLocalPort() + "/a/b/x.jl";
        return TestCrawl.of(new Script().starting(() -> Stream.of(Item.of(Map.of("a", 1)))))
                .setting("FEEDS", Map.of(uri, options))
                .run();
    }

    @Test
    void aFeedIsSentWhenItIsComplete() {
        CrawlTrace crawl = crawl("{}");

        assertTrue(commands.containsAll(
                List.of("USER me", "PASS secret", "MKD /a", "MKD /a/b", "STOR /a/b/x.jl", "{\"a\": 1}\n")));
        assertEquals(1, crawl.count("feedexport/success_count/FTPFeedStorage"));
    }

    @Test
    void orAppendedWhenThatIsSaid() {
        crawl("{\"overwrite\": false}");

        assertTrue(commands.contains("APPE /a/b/x.jl"), commands::toString);
    }
}
