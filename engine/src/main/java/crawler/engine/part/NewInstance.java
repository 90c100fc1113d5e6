package crawler.engine.part;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Objects of classes that annotations name. For any thread. */
public final class NewInstance {
    private NewInstance() {}

    /** @throws IllegalArgumentException when it has no constructor without parameters, or that fails */
    public static <T> T of(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of " + type.getName() + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " needs a constructor without parameters, and a static class if it is nested", e);
        }
    }
}
