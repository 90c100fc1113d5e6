package crawler.reactor.examples.eventdrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDriveTest {
    private final List<String> seen = new ArrayList<>();
    private final EventDrive eventDrive = new EventDrive();

    private final class Noting extends BaseHandler {
        private final String name;

        Noting(String name) {
            this.name = name;
            seen.add("new " + name);
        }

        @Override
        public void execute() {
            seen.add("execute " + name);
        }
    }

    @Test
    void theTutorialsHandlerPrintsItsLine() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MyHandler.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertEquals(
                List.of("event-drive execute MyHandler"),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void eachHandlerIsMadeAndExecutedBeforeTheNextOneIsMade() throws Exception {
        eventDrive.append(() -> new Noting("a"));
        eventDrive.append(() -> new Noting("b"));
        eventDrive.run();
        assertEquals(List.of("new a", "execute a", "new b", "execute b"), seen);
    }

    @Test
    void everyRunMakesNewHandlers() throws Exception {
        eventDrive.append(() -> new Noting("a"));
        eventDrive.run();
        eventDrive.run();
        assertEquals(List.of("new a", "execute a", "new a", "execute a"), seen);
    }

    @Test
    void aHandlerWithoutExecuteEndsTheRun() {
        eventDrive.append(BaseHandler::new);
        eventDrive.append(() -> new Noting("b"));
        Exception thrown = assertThrows(Exception.class, eventDrive::run);
        assertEquals("you must overwrite execute", thrown.getMessage());
        assertEquals(List.of(), seen);
    }

    @Test
    void anEmptyListRunsAndDoesNothing() throws Exception {
        eventDrive.run();
        assertEquals(List.of(), seen);
    }
}
