package crawler.engine.loader;

/** Each text without the blanks around it. */
public final class Strip implements TextProcessor {
    @Override
    public Object text(String text) {
        return text.strip();
    }
}
