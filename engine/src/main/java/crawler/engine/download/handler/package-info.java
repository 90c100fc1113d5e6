/**
 * Gets URLs of the schemes beside http: file, data, ftp and ftps.
 *
 * <p>Read {@link crawler.engine.download.handler.FileHandler} first, the shortest.
 */
package crawler.engine.download.handler;
