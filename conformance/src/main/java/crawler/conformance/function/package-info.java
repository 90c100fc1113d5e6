/**
 * The product's pure functions as the adapter answers them: one class per family, no logic of their own.
 *
 * <p>Read {@link crawler.conformance.function.Function} first.
 */
package crawler.conformance.function;
