package crawler.reactor.examples.cmd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crawler.reactor.log.Log;
import crawler.reactor.testing.Printed;
import crawler.reactor.testing.Served;
import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D1-D5: the server of commands")
@Timeout(30)
class CmdServerTest {
    private static final String LASTLOG = "Begin lastlog\nline 11\nline 12\n\nEnd lastlog\n";

    @RegisterExtension
    final Tidy tidy = new Tidy();

    @TempDir
    Path folder;

    private final Printed log = new Printed();
    private Path file;
    private Served server;

    @BeforeEach
    void serve() throws Exception {
        file = folder.resolve("system.log");
        StringBuilder lines = new StringBuilder("line 1\nline 2\n").append("==> title <==\n".repeat(8));
        Files.writeString(file, lines.append("line 11\nline 12\n"));
        Log.startLogging(log.out);
        server = new Served(reactor -> reactor.listenTCP(0, new MyFactory(reactor, 2, file)));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        Log.stopLogging();
    }

    private static void ask(Socket client, String command, String answer) throws IOException {
        Served.send(client, command);
        assertEquals(answer, Served.receive(client, answer));
    }

    @Test
    void commandsAreAnswered() throws Exception {
        try (Socket client = server.connect()) {
            ask(client, "test\n", "Command not found.\n");
            ask(client, "lastlog\n", LASTLOG);
            ask(client, "\r\n", "Command not found.\n");
            Served.send(client, "exit\nlastlog\n");
            assertEquals("", Served.receiveAll(client));
        }
    }

    @Test
    void comhashTellsTheHashOfAFileOrWhatWentWrong() throws Exception {
        Path hello = Files.writeString(folder.resolve("hello.txt"), "hello\n");
        try (Socket client = server.connect()) {
            ask(client, "comhash " + hello + "\n", "File hash is : f572d396fae9206628714fb2ce00f72e94f2258f\n");
            ask(client, "comhash\n", "please provide a path.\n");
            ask(client, "comhash a b\n", "please provide a path.\n");
            ask(client, "comhash /no/such/file\n", "An error occured: /no/such/file (No such file or directory)\n");
        }
    }

    @Test
    void othersAreServedWhileAHashIsComputed() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
        try (Socket slow = server.connect();
                Socket fast = server.connect()) {
            Served.send(slow, "comhash " + pipe + "\n"); // waits until somebody writes
            ask(fast, "test\n", "Command not found.\n");
            Files.writeString(pipe, "hello\n");
            String answer = "File hash is : f572d396fae9206628714fb2ce00f72e94f2258f\n";
            assertEquals(answer, Served.receive(slow, answer));
        }
    }

    @Test
    void theThirdClientIsRefusedAndAFreedPlaceIsGivenAway() throws Exception {
        try (Socket first = server.connect();
                Socket second = server.connect()) {
            ask(first, "test\n", "Command not found.\n");
            ask(second, "test\n", "Command not found.\n");
            try (Socket third = server.connect()) {
                assertEquals("", Served.receiveAll(third));
            }
            Served.send(first, "exit\n");
            Served.receiveAll(first);
            try (Socket fourth = server.connect()) {
                ask(fourth, "test\n", "Command not found.\n");
            }
        }
        assertTrue(
                messages().contains("[MyFactory] Too many connections.bye!"),
                () -> messages().toString());
    }

    /** What was logged, without the time. */
    private List<String> messages() {
        return log.lines().stream()
                .map(line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[+-]\\d{4} ", ""))
                .toList();
    }

    @Test
    void theLogTellsWhoseEventRan() throws Exception {
        try (Socket client = server.connect()) {
            ask(client, "hello server\n", "Command not found.\n");
            Served.send(client, "exit\n");
            Served.receiveAll(client);
        }
        server.close();
        server = new Served(reactor -> reactor.listenTCP(0, new MyFactory(reactor, 2, file)));
        List<String> messages = messages();
        assertEquals("[-] Log opened.", messages.get(0));
        assertTrue(messages.get(1).matches("\\[-] MyFactory starting on \\d+"), messages.get(1));
        assertTrue(messages.get(2).startsWith("[-] Starting factory <"), messages.get(2));
        assertEquals(
                List.of(
                        "[MyFactory] Client connection from 127.0.0.1",
                        "[CmdProtocol,0,127.0.0.1] Cmd received from 127.0.0.1 : hello server",
                        "[CmdProtocol,0,127.0.0.1] Cmd received from 127.0.0.1 : exit",
                        "[CmdProtocol,0,127.0.0.1] Lost client connection. Reason: [Failure instance: Traceback"
                                + " (failure with no frames): <class 'crawler.reactor.error.ConnectionDone'>:"
                                + " Connection was closed cleanly.",
                        "\t]"),
                messages.subList(3, 8));
        assertTrue(messages.get(8).matches("\\[-] \\(TCP Port \\d+ Closed\\)"), messages.get(8));
        assertTrue(messages.get(9).startsWith("[-] Stopping factory <"), messages.get(9));
        assertEquals("[-] Main loop terminated.", messages.get(10));
    }

    @Test
    void aLogThatIsNotThereIsEmptyAndTheReasonIsLogged() throws Exception {
        Files.delete(file);
        try (Socket client = server.connect()) {
            ask(client, "lastlog\n", "Begin lastlog\n\nEnd lastlog\n");
        }
        assertTrue(messages().stream().anyMatch(line -> line.contains("process ended with exit code 1")));
    }

    @Test
    @DisplayName("D4: the transcript with netcat")
    void netcatGetsTheAnswersOfTheTranscript() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/nc")), "netcat is not installed: the transcript is not played");
        Process nc = new ProcessBuilder("/usr/bin/nc", "127.0.0.1", String.valueOf(server.port()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        OutputStream in = nc.getOutputStream();
        try (InputStream out = nc.getInputStream()) {
            play(in, out, "test\n", "Command not found.\n");
            play(in, out, "lastlog\n", LASTLOG);
            in.write("exit\n".getBytes(StandardCharsets.UTF_8));
            in.close(); // netcat waits for the end of both sides
            assertEquals("", new String(out.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            nc.destroyForcibly().waitFor();
        }
    }

    private static void play(OutputStream in, InputStream out, String command, String answer) throws IOException {
        in.write(command.getBytes(StandardCharsets.UTF_8));
        in.flush();
        assertEquals(answer, new String(out.readNBytes(answer.length()), StandardCharsets.UTF_8));
    }
}
