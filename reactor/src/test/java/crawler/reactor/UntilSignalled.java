package crawler.reactor;

/** A program that runs until a signal stops it, and says so. */
final class UntilSignalled {

    private UntilSignalled() {}

    public static void main(String[] args) {
        EventLoop reactor = new EventLoop();
        reactor.callWhenRunning(() -> System.out.println("running"));
        reactor.addSystemEventTrigger(Phase.AFTER, Reactor.SHUTDOWN, () -> {
            System.out.println("shut down");
            return null;
        });
        reactor.run();
    }
}
