/**
 * The test data that web standards publish, read and answered by us.
 *
 * <p>Read {@link crawler.conformance.published.Outcome} first, then the kinds of files: {@code Urls}, {@code Declarations},
 * {@code Labels}, {@code Index}; {@link crawler.conformance.published.OnPurpose} knows where we differ on purpose.
 */
package crawler.conformance.published;
