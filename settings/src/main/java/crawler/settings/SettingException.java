package crawler.settings;

/** A setting that cannot be used as it stands; the message says which one, what was found and what is expected. */
public final class SettingException extends IllegalArgumentException {
    /** Takes a whole sentence: what, where, what to do. */
    public SettingException(String message) {
        super(message);
    }

    /** Takes a whole sentence and what led to it. */
    public SettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
