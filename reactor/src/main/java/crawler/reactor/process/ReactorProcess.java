package crawler.reactor.process;

/** What of a reactor starts child processes. Twisted's {@code IReactorProcess}. To be used on the reactor thread. */
public interface ReactorProcess {

    /**
     * Starts a child and joins {@code protocol} to it; {@code connectionMade} was called when this returns.
     *
     * @throws CannotStartProcess when there is no such program or directory, or the system allows no more
     */
    ProcessTransport spawnProcess(ProcessProtocol protocol, ProcessSpec spec);
}
