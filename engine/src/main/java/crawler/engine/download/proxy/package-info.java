/**
 * Which proxy a request goes through, and that nobody else sees the credentials for it.
 *
 * <p>Read {@link crawler.engine.download.proxy.HttpProxy} first.
 */
package crawler.engine.download.proxy;
