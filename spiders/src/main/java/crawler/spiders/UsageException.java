package crawler.spiders;

/** A command line that cannot be obeyed as it stands; the message says what to write instead. */
final class UsageException extends IllegalArgumentException {
    UsageException(String message) {
        super(message);
    }
}
