package crawler.reactor.defer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads where the Java runtime has them (21 and later), reached by method handle since 17 is the floor. */
public final class VirtualThreads {

    private VirtualThreads() {}

    /** A factory of virtual threads that are named by this prefix and a number; empty before Java 21. */
    public static Optional<ThreadFactory> factory(String prefix) {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            MethodHandle name =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            return Optional.of((ThreadFactory) factory.invoke(name.invoke(ofVirtual.invoke(), prefix, 0L)));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        } catch (Throwable e) {
            throw new LinkageError("virtual threads are there but cannot be made", e);
        }
    }
}
