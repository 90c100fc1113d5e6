/**
 * The downloader middlewares that come with the engine, from the outermost to the innermost: {@link
 * crawler.engine.download.middleware.Offsite} 50, {@link crawler.engine.download.middleware.RobotsTxt} 100, {@link
 * crawler.engine.download.middleware.DownloadTimeout} 350, {@link crawler.engine.download.middleware.DefaultHeaders} 400,
 * {@link crawler.engine.download.middleware.UserAgent} 500, {@link crawler.engine.download.middleware.Retry} 550, {@link
 * crawler.engine.download.middleware.Redirect} 600 and {@link crawler.engine.download.middleware.DownloaderStats} 850.
 */
package crawler.engine.download.middleware;
