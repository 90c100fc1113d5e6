package crawler.reactor.examples.cmd;

import crawler.reactor.Threads;
import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import crawler.reactor.process.CannotStartProcess;
import crawler.reactor.process.ProcessSpec;
import crawler.reactor.protocol.LineReceiver;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** One who gives commands. */
final class CmdProtocol extends LineReceiver {
    private static final String TAIL = "/usr/bin/tail";
    private static final int PIECE = 64 * 1024;

    private final MyFactory factory;
    private Optional<String> clientIp = Optional.empty();

    CmdProtocol(MyFactory factory) {
        super("\n");
        this.factory = factory;
    }

    @Override
    public void connectionMade() {
        String client = transport().peer().text();
        Log.msg("Client connection from {}", client);
        if (factory.admit(client)) {
            clientIp = Optional.of(client);
        } else {
            Log.msg("Too many connections.bye!");
            transport().loseConnection();
        }
    }

    @Override
    public void connectionLost(Failure reason) {
        Log.msg("Lost client connection. Reason: {}", described(reason));
        clientIp.ifPresent(factory::remove);
    }

    /** As Twisted's log shows a failure. */
    private static String described(Failure reason) {
        return "[Failure instance: Traceback (failure with no frames): <class '"
                + reason.value().getClass().getName() + "'>: " + reason.errorMessage() + "\n]";
    }

    @Override
    public void lineReceived(byte[] line) {
        String command = new String(line, StandardCharsets.UTF_8);
        Log.msg("Cmd received from {} : {}", clientIp.orElse("nobody"), command.strip());
        processCmd(command);
    }

    private void processCmd(String command) {
        if (command.startsWith("lastlog")) {
            lastlog();
        } else if (command.startsWith("exit")) {
            transport().loseConnection();
        } else if (command.startsWith("comhash")) {
            comhash(command.strip().split("\\s+"));
        } else {
            transport().write("Command not found.\n");
        }
    }

    private void lastlog() {
        ProcessSpec tail = ProcessSpec.of(TAIL, "-10", factory.log().toString());
        try {
            factory.reactor().spawnProcess(new TailProtocol(text -> transport().write(text)), tail);
        } catch (CannotStartProcess e) {
            Log.err(Failure.of(e), "lastlog failed:");
            transport().write("An error occured: " + e.getMessage() + "\n");
        }
    }

    private void comhash(String... words) {
        if (words.length != 2) {
            transport().write("please provide a path.\n");
            return;
        }
        Threads.deferToThread(factory.reactor(), () -> blockingMethod(words[1]))
                .addCallbacks(
                        hash -> answer("File hash is : " + hash + "\n"),
                        failure -> answer("An error occured: " + failure.errorMessage() + "\n"));
    }

    private Void answer(String text) {
        transport().write(text);
        return null;
    }

    /** Runs in a thread: reading a file takes as long as it takes. */
    private static String blockingMethod(String path) throws IOException {
        MessageDigest sha1 = sha1();
        try (InputStream file = new FileInputStream(path)) {
            byte[] piece = new byte[PIECE];
            for (int length = file.read(piece); length >= 0; length = file.read(piece)) {
                sha1.update(piece, 0, length);
            }
        }
        return HexFormat.of().formatHex(sha1.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
