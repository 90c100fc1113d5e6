/**
 * Whole crawls of a local site, side by side, printed as ratios. Read Compare first, then Scenario and Commands (what is
 * run), Race and ChildRun (how it is measured), Report; the package check says what counts as done.
 */
package crawler.bench;
