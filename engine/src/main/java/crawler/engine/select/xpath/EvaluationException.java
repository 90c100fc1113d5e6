package crawler.engine.select.xpath;

/** A fault found while a compiled query runs; {@link XPath} turns it into the public exception that names the query. */
final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
