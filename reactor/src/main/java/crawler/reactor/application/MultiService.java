package crawler.reactor.application;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Several services as one: started in order, stopped in the reverse order. Twisted's {@code MultiService}. */
public class MultiService extends Service {
    private final List<Service> services = new ArrayList<>();

    /** Its parts, in order. */
    public final List<Service> services() {
        return List.copyOf(services);
    }

    /** The part of this name. @throws NoSuchElementException when there is none */
    public final Service serviceNamed(String name) {
        return services.stream()
                .filter(service -> service.name().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no service is named \"" + name + "\""));
    }

    void add(Service service) {
        if (service.name().isPresent()
                && services.stream().anyMatch(other -> other.name().equals(service.name()))) {
            throw new IllegalArgumentException(
                    "a service is named \"" + service.name().get() + "\" already");
        }
        services.add(service);
    }

    void remove(Service service) {
        services.remove(service);
    }

    @Override
    public void startService() {
        super.startService();
        services().forEach(Service::startService);
    }

    /** Fires when all parts have ended; one that fails is logged, and the others are stopped all the same. */
    @Override
    public Deferred<Void> stopService() {
        super.stopService();
        List<Deferred<Void>> stopped = new ArrayList<>();
        List<Service> parts = services();
        for (int i = parts.size() - 1; i >= 0; i--) {
            Service part = parts.get(i);
            if (part.running()) {
                stopped.add(Deferred.executeAsync(part::stopService).addErrback(failure -> logged(part, failure)));
            }
        }
        return DeferredList.of(stopped).addCallback(all -> null);
    }

    private static Void logged(Service part, Failure failure) {
        Log.err(failure, "The service " + part + " could not be stopped in good order:");
        return null;
    }
}
