package crawler.reactor.examples;

import crawler.reactor.Reactors;
import crawler.reactor.Reactors.Kind;

/** {@link Simple} on poll(2): a reactor is chosen before it is first used, and the program does not notice which. */
final class SimplePoll {

    private SimplePoll() {}

    public static void main(String[] args) {
        install();
        Simple.run(Reactors.get());
    }

    /** @throws crawler.reactor.ReactorAlreadyInstalledError when the process has a reactor */
    static void install() {
        Reactors.install(Kind.POLL);
    }
}
