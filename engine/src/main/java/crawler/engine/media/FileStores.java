package crawler.engine.media;

import crawler.settings.SettingException;

/** Makes the store that a URI stands for. */
final class FileStores {

    private FileStores() {}

    /** @throws SettingException when nothing stores files there */
    static FileStore of(String uri) {
        int scheme = uri.indexOf("://");
        if (scheme < 2 || uri.startsWith("file:")) {
            return new LocalFileStore(uri);
        }
        throw new SettingException("No store for files at " + uri
                + " (have: a path, file://). Override store(String) of the" + " pipeline to add one.");
    }
}
