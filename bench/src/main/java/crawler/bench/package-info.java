/**
 * Whole crawls of a local site, side by side, printed as ratios. Read Compare first, then Scenario and Commands (what is
 * run), Race and ChildRun (how it is measured), Expectation (what counts as done) and Report.
 */
package crawler.bench;
