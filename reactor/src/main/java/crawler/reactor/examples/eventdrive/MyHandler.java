package crawler.reactor.examples.eventdrive;

import java.io.PrintStream;

/** The handler of the tutorial, and the program that runs it. */
final class MyHandler extends BaseHandler {
    private final PrintStream out;

    private MyHandler(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        run(System.out);
    }

    static void run(PrintStream out) throws Exception {
        EventDrive eventDrive = new EventDrive();
        eventDrive.append(() -> new MyHandler(out));
        eventDrive.run();
    }

    @Override
    public void execute() {
        out.println("event-drive execute MyHandler");
    }
}
