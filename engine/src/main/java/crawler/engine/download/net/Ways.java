package crawler.engine.download.net;

import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Fits clients to the ways of requests. */
public final class Ways {
    public static final Setting<Optional<String>> DOWNLOAD_BIND_ADDRESS = Setting.ofOptional("DOWNLOAD_BIND_ADDRESS")
            .doc("The address of this machine from which it downloads, as ADDRESS or ADDRESS:PORT.");

    private static final String BASIC = "Basic ";

    private final AddressGuard guard;
    private final Optional<InetSocketAddress> local;

    public Ways(Settings settings) {
        this.guard = new AddressGuard(settings);
        this.local = settings.get(DOWNLOAD_BIND_ADDRESS).map(address -> local("DOWNLOAD_BIND_ADDRESS", address));
    }

    /** The way of requests that have none of their own. */
    public OkHttpClient.Builder direct(OkHttpClient.Builder client) {
        return client.proxy(Proxy.NO_PROXY).socketFactory(Sockets.of(guard, local));
    }

    /** @throws IllegalArgumentException when there is no such way */
    public OkHttpClient.Builder along(Way way, OkHttpClient.Builder client) {
        Optional<InetSocketAddress> from =
                way.bindAddress().isEmpty() ? local : Optional.of(local("bindaddress", way.bindAddress()));
        if (way.proxy().isEmpty()) {
            return client.proxy(Proxy.NO_PROXY).socketFactory(Sockets.of(guard, from));
        }
        String url = way.proxy().contains("://") ? way.proxy() : "http://" + way.proxy();
        return switch (UrlParts.scheme(url).toLowerCase(Locale.ROOT)) {
            case "http" ->
                client.proxy(new Proxy(Proxy.Type.HTTP, address(url, 80)))
                        .socketFactory(Sockets.unguarded(from))
                        .proxyAuthenticator((route, answer) -> authorized(answer.request(), way.credentials()));
            case "socks5", "socks5h", "socks" ->
                client.proxy(Proxy.NO_PROXY)
                        .dns(Socks::unresolved)
                        .socketFactory(Sockets.through(socks(url, way.credentials()), from));
            default ->
                throw new IllegalArgumentException(
                        "there is no way through the proxy " + url + "; it must be http:// or socks5://");
        };
    }

    /** With the credentials, once: who does not accept them is not asked again. */
    private static Request authorized(Request request, String credentials) {
        return credentials.isEmpty() || request.header(Way.CREDENTIALS) != null
                ? null
                : request.newBuilder().header(Way.CREDENTIALS, credentials).build();
    }

    private static Socks socks(String url, String credentials) {
        if (credentials.isEmpty()) {
            return new Socks(address(url, 1080), Optional.empty(), Optional.empty());
        }
        String plain = new String(
                Base64.getDecoder().decode(credentials.substring(BASIC.length())), StandardCharsets.ISO_8859_1);
        int colon = plain.indexOf(':');
        return new Socks(
                address(url, 1080), Optional.of(plain.substring(0, colon)), Optional.of(plain.substring(colon + 1)));
    }

    private static InetSocketAddress address(String url, int otherwise) {
        int port = java.net.URI.create(url).getPort();
        return new InetSocketAddress(UrlParts.host(url), port < 0 ? otherwise : port);
    }

    private static InetSocketAddress local(String name, String address) {
        int colon = address.lastIndexOf(':');
        boolean port = colon > 0 && address.indexOf(':') == colon;
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(port ? address.substring(0, colon) : address),
                    port ? Integer.parseInt(address.substring(colon + 1)) : 0);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new SettingException(name + ": \"" + address + "\" is no address of this machine", e);
        }
    }
}
