/**
 * FTP servers as places where files are kept, for feeds and media.
 *
 * <p>Read {@link crawler.engine.ftp.FtpSession}.
 */
package crawler.engine.ftp;
