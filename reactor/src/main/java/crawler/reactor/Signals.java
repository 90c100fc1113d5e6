package crawler.reactor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handlers for SIGINT and SIGTERM, through the JDK's {@code sun.misc.Signal}, which is reached by reflection because it
 * is no part of the platform's API; where it is missing, signals end the process as they always do.
 */
public final class Signals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final List<Runnable> restore = new ArrayList<>();

    private Signals() {}

    /**
     * Has {@code handler} called with a signal's name (SIGINT, SIGTERM), on a thread of the JDK's, until this is closed.
     */
    public static Signals handle(Consumer<String> handler) {
        Signals signals = new Signals();
        for (String name : List.of("INT", "TERM")) {
            try {
                signals.install(name, () -> handler.accept("SIG" + name));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                LOG.debug("No handler for SIG{} can be installed here", name, e);
            }
        }
        return signals;
    }

    private void install(String name, Runnable handler) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        Object proxy = Proxy.newProxyInstance(
                handlerType.getClassLoader(), new Class<?>[] {handlerType}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "handle" -> {
                            handler.run();
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> "handler of SIG" + name;
                    };
                });
        Object before = handle(signalType, handlerType, signal, proxy);
        restore.add(() -> {
            try {
                handle(signalType, handlerType, signal, before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the handler of SIG" + name + " cannot be restored", e);
            }
        });
    }

    private static Object handle(Class<?> signalType, Class<?> handlerType, Object signal, Object handler)
            throws ReflectiveOperationException {
        try {
            return signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }

    /** Puts the handlers back that were there before; from any thread, and once however often it is called. */
    @Override
    public synchronized void close() {
        restore.forEach(Runnable::run);
        restore.clear();
    }
}
