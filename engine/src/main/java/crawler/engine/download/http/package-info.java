/**
 * Gets http and https URLs with OkHttp.
 *
 * <p>Read {@link crawler.engine.download.http.HttpHandler} first; {@link crawler.engine.download.http.GetPage} gets one page
 * without a crawl.
 */
package crawler.engine.download.http;
