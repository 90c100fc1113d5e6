/**
 * The product's pure functions as the adapter answers them: one class per family, no logic of their own.
 *
 * <p>Read {@link crawler.conformance.function.Function} first, then {@link crawler.conformance.function.UrlFunctions},
 * {@link crawler.conformance.function.SelectFunctions} and {@link crawler.conformance.function.TextFunctions}.
 */
package crawler.conformance.function;
