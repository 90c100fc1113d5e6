package crawler.engine.part;

import crawler.settings.SettingException;

/** Classes that settings name, as the thread's context class loader knows them. For any thread. */
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
}
