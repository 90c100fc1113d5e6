package crawler.engine.select.query;

/** A query that cannot be understood or evaluated: Scrapy's {@code ValueError}; the message names query, place and cause. */
public final class InvalidQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param language what the query is written in, as "XPath"
     * @param position offset of the offending character in the query; negative when the fault has no single place
     */
    public InvalidQueryException(String language, String query, int position, String cause) {
        super(language + " query \"" + query + "\"" + (position < 0 ? "" : ", position " + position) + ": " + cause);
    }
}
