/**
 * Gets http and https URLs: plain http over the reactor's own connections, all else with OkHttp.
 *
 * <p>Read {@link crawler.engine.download.http.HttpHandler} first, then {@code PlainHttp} and {@code OkHttpClients}, its two
 * ways, and {@code Preparation}, which follows both; {@link crawler.engine.download.http.GetPage} gets one page without a crawl.
 * More files than a package should have, since either way has some of its own: those of the one begin with {@code Plain}, those
 * of the other stand around {@code Exchange}.
 */
package crawler.engine.download.http;
