package crawler.engine.part;

import crawler.settings.SettingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Classes that settings name, as the thread's context class loader knows them, and objects of them. For any thread. */
public final class NamedClass {
    private NamedClass() {}

    /** The class, which need not be initialised yet. */
    public static Class<?> find(String className) throws ClassNotFoundException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return Class.forName(className, false, loader == null ? NamedClass.class.getClassLoader() : loader);
    }

    /** {@link #find} for a setting. @throws SettingException that names the setting, when there is no such class */
    public static Class<?> find(String setting, String className) {
        try {
            return find(className);
        } catch (ClassNotFoundException e) {
            throw new SettingException(setting + ": there is no class " + className + " on the class path", e);
        }
    }

    /**
     * One object of the class, by the public constructor that asks for most of what is offered.
     *
     * @param setting for messages
     * @param offered what a constructor may ask for, by the type of its parameter
     * @throws SettingException when there is no such class, it is none of the kind, cannot be made, or its constructor does
     *     not like an argument; whatever else the constructor throws that is unchecked comes as it is
     */
    public static <T> T make(String setting, String className, Class<T> kind, Map<Class<?>, ?> offered) {
        Class<?> type = find(setting, className);
        if (!kind.isAssignableFrom(type)) {
            throw new SettingException(setting + ": " + className + " is no " + kind.getSimpleName());
        }
        try {
            return kind.cast(construct(setting, type, offered));
        } catch (InvocationTargetException e) {
            throw failed(setting, className, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SettingException(setting + ": " + className + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static Object construct(String setting, Class<?> type, Map<Class<?>, ?> offered)
            throws ReflectiveOperationException {
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
                .filter(each -> offered.keySet().containsAll(List.of(each.getParameterTypes())))
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new SettingException(setting + ": " + type.getName()
                        + " needs a public constructor without parameters, or with some of "
                        + offered.keySet().stream().map(Class::getSimpleName).toList()));
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(offered::get).toArray();
        return constructor.newInstance(arguments);
    }

    private static RuntimeException failed(String setting, String className, Throwable cause) {
        boolean plain = cause instanceof IllegalArgumentException && !(cause instanceof SettingException);
        if (cause instanceof RuntimeException unchecked && !plain) {
            return unchecked;
        }
        return new SettingException(
                setting + ": " + className + " cannot be made: " + (plain ? cause.getMessage() : cause), cause);
    }
}
