package crawler.engine.part;

import crawler.settings.Catalog;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The plugins of the add-ons on the class path, as the thread's context class loader sees it. Immutable. */
public final class Plugins {
    /** What is made here and yet no part of the engine, by the scheme of URLs that it is for. */
    private static final Map<String, String> ADD_ONS = Map.of("s3", "addons/s3", "gs", "addons/gcs");

    private final List<Plugin> found;

    private Plugins(List<Plugin> found) {
        this.found = found;
    }

    /** Looks for them. */
    public static Plugins find() {
        return new Plugins(ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The settings with the defaults of all plugins below them; to do so twice changes nothing. */
    public Settings under(Settings settings) {
        Settings all = settings;
        for (Plugin plugin : found) {
            all = all.with(Priority.DEFAULT, plugin.name(), plugin.defaults());
        }
        return all;
    }

    /** The catalog with the settings that the plugins declare. */
    public Catalog and(Catalog catalog) {
        return catalog.and(found.stream()
                .flatMap(plugin -> plugin.settings().stream())
                .distinct()
                .toArray(Class<?>[]::new));
    }

    /**
     * What to do when nothing serves a scheme, as a sentence: to put the add-on for it on the class path when there is one,
     * else to name a class in the setting.
     */
    public static String remedy(String scheme, String setting) {
        String folder = ADD_ONS.get(scheme);
        return folder == null
                ? "Add one in " + setting + "."
                : "Put the add-on for it, crawler-addon-" + folder.substring(folder.indexOf('/') + 1)
                        + ".jar, on the class path (" + folder + "/README.md).";
    }
}
