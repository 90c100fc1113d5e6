/** Tells whether an output is complete. Read Expectation and Verdict, then SitePages and FolderPages, which read Lines. */
package crawler.bench.check;
