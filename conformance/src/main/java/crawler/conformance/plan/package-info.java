/**
 * Plans of crawls in JSON: which requests to make, which items to make of their pages, which links to follow.
 *
 * <p>Read {@link crawler.conformance.plan.Plan} first, then {@link crawler.conformance.plan.Rule} and {@link
 * crawler.conformance.plan.PlannedRequest}; {@code PageItem} and {@link crawler.conformance.plan.FailureItem} are what
 * comes out.
 */
package crawler.conformance.plan;
