package crawler.engine.download.handler;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.BodySizes;
import crawler.engine.download.DownloadHandler;
import crawler.engine.download.net.AddressGuard;
import crawler.engine.download.net.Names;
import crawler.engine.download.net.Sockets;
import crawler.engine.download.net.Tls;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * Gets files by FTP (RFC 959), and by FTP over TLS for {@code ftps:}, on worker threads. What is not there is a 404, as in
 * Scrapy; there are no listings.
 */
public final class FtpHandler implements DownloadHandler {
    public static final Setting<String> FTP_USER =
            Setting.ofString("FTP_USER", "anonymous").doc("The user of ftp URLs.");
    public static final Setting<String> FTP_PASSWORD =
            Setting.ofString("FTP_PASSWORD", "guest").doc("The user's password.");
    public static final Setting<Boolean> FTP_PASSIVE_MODE =
            Setting.ofBoolean("FTP_PASSIVE_MODE", true).doc("Whether this side opens the connections for data.");

    public static final Attribute<String> USER = Attribute.of("ftp_user", String.class);
    public static final Attribute<String> PASSWORD = Attribute.of("ftp_password", String.class);
    public static final Attribute<Boolean> PASSIVE = Attribute.of("ftp_passive", Boolean.class);

    /** The file into which what comes is written, instead of into the body. */
    public static final Attribute<String> LOCAL_FILENAME = Attribute.of("ftp_local_filename", String.class);

    private static final int IMPLICIT_TLS = 990;

    private final Reactor reactor;
    private final Settings settings;
    private final Names names;
    private final AddressGuard guard;
    private final Reading reading;

    public FtpHandler(Crawler crawler) {
        this.reactor = crawler.reactor();
        this.settings = crawler.settings();
        this.names = new Names(settings);
        this.guard = new AddressGuard(settings);
        this.reading = new Reading(new BodySizes(settings));
    }

    @Override
    public Deferred<Response> download(Request request) {
        FTPClient client = client(request);
        FtpTransfer transfer = new FtpTransfer(request, client, names, reading);
        FtpTransfer.Login login = new FtpTransfer.Login(
                request.get(USER).orElse(settings.get(FTP_USER)),
                request.get(PASSWORD).orElse(settings.get(FTP_PASSWORD)),
                request.get(PASSIVE).orElse(settings.get(FTP_PASSIVE_MODE)),
                request.get(LOCAL_FILENAME));
        Deferred<Response> result = new Deferred<>(cancelled -> transfer.giveUp());
        Threads.deferToThread(reactor, () -> transfer.run(login)).addBoth(outcome -> {
            if (!result.called()) {
                outcome.failed().ifPresentOrElse(result::errback, () -> result.callback(outcome.get()));
            }
            return null;
        });
        return result;
    }

    private FTPClient client(Request request) {
        FTPClient client = request.url().startsWith("ftps:") ? encrypted(request) : new FTPClient();
        client.setSocketFactory(Sockets.of(guard, Optional.empty()));
        return client;
    }

    private FTPClient encrypted(Request request) {
        FTPSClient client = new FTPSClient(FtpTransfer.port(request.url()) == IMPLICIT_TLS);
        X509TrustManager trust = new Tls(settings).trust();
        client.setTrustManager(trust);
        client.setEndpointCheckingEnabled(settings.get(Tls.DOWNLOAD_VERIFY_CERTIFICATES));
        return client;
    }

    @Override
    public Deferred<Void> close() {
        names.close();
        return Deferred.succeed(null);
    }
}
