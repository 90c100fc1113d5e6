package crawler.reactor.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that has no file descriptors left: it must neither spin nor die, and serve again when it has some. */
class DescriptorsTest {
    private static final int LIMIT = 150;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int OWN_FILES = 500;

    @Test
    @Timeout(60)
    void aServerWithoutDescriptorsRefusesRestsAndRecovers() throws Exception {
        Process server = start();
        List<Socket> held = new ArrayList<>();
        try (BufferedReader out = server.inputReader()) {
            int port = portOf(out);
            int connections = connections();
            for (int i = 0; i < connections; i++) {
                held.add(new Socket("127.0.0.1", port));
            }
            assertTrue(
                    wasRefused(held.get(connections - 1)), "a connection above the limit is closed, not left waiting");
            assertEcho(held.get(0));
            assertLittleWork(server);
            close(held);
            assertServedAgain(port);
        } finally {
            close(held);
            server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** As many as this process may open. */
    private static int connections() {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int) Math.min(MOST_CONNECTIONS, system.getMaxFileDescriptorCount() - OWN_FILES);
    }

    private static Process start() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        String command = "ulimit -n " + LIMIT + " && exec '" + java + "' -Xmx64m -cp '"
                + System.getProperty("java.class.path") + "' " + EchoUntilKilled.class.getName();
        return new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .start();
    }

    /** The log stands before it. */
    private static int portOf(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.matches("\\d+")) {
                return Integer.parseInt(line);
            }
        }
        throw new IOException("the server ended before it listened");
    }

    private static boolean wasRefused(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void assertEcho(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, socket.getInputStream().readNBytes(3));
    }

    /** While the limit is reached and connections wait. */
    private static void assertLittleWork(Process server) throws Exception {
        Duration before = cpu(server);
        assertEquals(false, server.waitFor(500, TimeUnit.MILLISECONDS));
        Duration used = cpu(server).minus(before);
        assertTrue(used.toMillis() < 250, () -> "used " + used + " in 0.5 s");
    }

    private static Duration cpu(Process server) {
        return server.info().totalCpuDuration().orElseThrow();
    }

    private static void assertServedAgain(int port) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertEcho(socket);
                return;
            } catch (SocketException | AssertionError e) { // one more that was refused before the others were gone
                assertTrue(attempt < 1_000, () -> "is not served again: " + e);
            }
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }
}
