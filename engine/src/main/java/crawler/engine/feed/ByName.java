package crawler.engine.feed;

import crawler.engine.part.NamedClass;
import crawler.settings.SettingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes the parts of feeds that settings name by class. */
final class ByName {

    private ByName() {}

    /**
     * One object of the class, by a public constructor that takes {@code argument}, or one without parameters.
     *
     * @param setting for messages
     * @throws SettingException when there is no such class, it is none of the kind, or cannot be made
     */
    static <T> T make(String setting, String className, Class<T> kind, Object argument) {
        Class<?> type = NamedClass.find(setting, className);
        if (!kind.isAssignableFrom(type)) {
            throw new SettingException(setting + ": " + className + " is no " + kind.getSimpleName());
        }
        try {
            return kind.cast(construct(type, argument));
        } catch (InvocationTargetException e) {
            throw new SettingException(
                    setting + ": " + e.getCause().getMessage() + " (" + type.getSimpleName() + ")", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SettingException(
                    setting + ": " + className + " needs a public constructor with "
                            + argument.getClass().getSimpleName() + " or without parameters",
                    e);
        }
    }

    private static Object construct(Class<?> type, Object argument) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0].isInstance(argument)) {
                return constructor.newInstance(argument);
            }
        }
        return type.getConstructor().newInstance();
    }
}
