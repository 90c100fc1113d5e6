package crawler.reactor.application;

import crawler.reactor.Reactor;
import java.util.List;

/** Makes a service out of a command line; has a constructor without arguments. Twisted's {@code IServiceMaker}. */
@FunctionalInterface
public interface ServiceMaker {

    /** @throws IllegalArgumentException when the arguments are wrong; its message is told to whoever typed them */
    Service makeService(Reactor reactor, List<String> arguments);
}
