/**
 * The site that is crawled: made-up pages or a folder of files, and the server that hands them out.
 * Read Site first, then Resources with its two kinds, then SiteServer, Connection and RequestHead; Serve starts it all.
 */
package crawler.bench.site;
