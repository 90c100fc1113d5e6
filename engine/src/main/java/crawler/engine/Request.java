package crawler.engine;

import crawler.engine.cookie.Cookie;
import crawler.engine.url.SafeUrl;
import crawler.engine.url.UrlParts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A page to get, and what is to be done with it. Immutable: each {@code with…} returns a changed copy.
 *
 * <p>The URL is escaped as browsers do it when the request is made (Scrapy's {@code safe_url_string}); what is escaped
 * already stays as it is.
 */
public final class Request implements Output, Fetched {
    /** Whether the URL is sent as it was written, see {@link #verbatim}. Scrapy's {@code verbatim_url}. */
    public static final Attribute<Boolean> VERBATIM_URL = Attribute.of("verbatim_url", Boolean.class);

    private static final byte[] NO_BODY = {};

    private final String url;
    private String method = "GET";
    private Headers headers = Headers.NONE;
    private byte[] body = NO_BODY;
    private Callback callback;
    private Errback errback;
    private Attributes attributes = Attributes.NONE;
    private List<String> flags = List.of();
    private List<Cookie> cookies = List.of();
    private int priority;
    private boolean dontFilter;
    private String host;

    /** A GET of this URL. @throws crawler.engine.url.InvalidUrlException when it has no scheme or cannot be one */
    public Request(String url) {
        this(url, StandardCharsets.UTF_8);
    }

    /**
     * A GET of a link of a page in this encoding, in which its query is sent, as browsers do.
     *
     * @throws crawler.engine.url.InvalidUrlException when it has no scheme or cannot be one
     */
    public Request(String url, Charset queryEncoding) {
        this.url = SafeUrl.absolute(url, queryEncoding);
    }

    /** A GET of this URL whose page goes to {@code callback}. */
    public Request(String url, Callback callback) {
        this(url);
        this.callback = Objects.requireNonNull(callback, "callback");
    }

    /**
     * A GET of this URL as it is written, with nothing escaped, for servers that insist on it. Over https OkHttp escapes
     * what no URL may have all the same.
     *
     * @throws crawler.engine.url.InvalidUrlException when it has no scheme
     */
    public static Request verbatim(String url) {
        return new Request("about:blank").with(VERBATIM_URL, true).withUrl(url);
    }

    private Request(String url, Request other) {
        this.url = url;
        this.method = other.method;
        this.headers = other.headers;
        this.body = other.body;
        this.callback = other.callback;
        this.errback = other.errback;
        this.attributes = other.attributes;
        this.flags = other.flags;
        this.cookies = other.cookies;
        this.priority = other.priority;
        this.dontFilter = other.dontFilter;
    }

    private Request changed(Consumer<Request> change) {
        Request copy = new Request(url, this);
        copy.host = host;
        change.accept(copy);
        return copy;
    }

    /** Absolute and escaped; with its fragment, which is not sent. */
    public String url() {
        return url;
    }

    public Request withUrl(String newUrl) {
        boolean verbatim = is(VERBATIM_URL);
        String fit = verbatim ? SafeUrl.verbatim(newUrl) : SafeUrl.absolute(newUrl, StandardCharsets.UTF_8);
        return new Request(fit, this);
    }

    /** In upper case; GET unless said otherwise. */
    public String method() {
        return method;
    }

    public Request withMethod(String newMethod) {
        String upper = newMethod.toUpperCase(Locale.ROOT);
        return changed(copy -> copy.method = upper);
    }

    public Headers headers() {
        return headers;
    }

    public Request withHeaders(Headers newHeaders) {
        return changed(copy -> copy.headers = newHeaders);
    }

    /** With this value in the place of all others of the name. */
    public Request withHeader(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    /** What the request puts into its cookie jar before it is sent; not what it is sent with. */
    public List<Cookie> cookies() {
        return cookies;
    }

    /** With these in the place of all others. */
    public Request withCookies(List<Cookie> newCookies) {
        List<Cookie> own = List.copyOf(newCookies);
        return changed(copy -> copy.cookies = own);
    }

    /** With cookies of these names and values, for the host of the request, in the place of all others. */
    public Request withCookies(Map<String, String> newCookies) {
        return withCookies(newCookies.entrySet().stream()
                .map(cookie -> Cookie.of(cookie.getKey(), cookie.getValue()))
                .toList());
    }

    /** A copy; empty when there is none. */
    public byte[] body() {
        return body.length == 0 ? NO_BODY : body.clone();
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    public Request withBody(byte[] newBody) {
        byte[] own = newBody.clone();
        return changed(copy -> copy.body = own);
    }

    /** With this text in UTF-8. */
    public Request withBody(String newBody) {
        return withBody(newBody.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty: the spider's {@code parse}. */
    public Optional<Callback> callback() {
        return Optional.ofNullable(callback);
    }

    public Request withCallback(Callback newCallback) {
        return changed(copy -> copy.callback = newCallback);
    }

    /** With a callback that waits before it yields. */
    public Request withAsyncCallback(AsyncCallback newCallback) {
        return withCallback(newCallback);
    }

    public Optional<Errback> errback() {
        return Optional.ofNullable(errback);
    }

    public Request withErrback(Errback newErrback) {
        return changed(copy -> copy.errback = newErrback);
    }

    /** What spiders and components attached, Scrapy's {@code meta}. */
    public Attributes attributes() {
        return attributes;
    }

    public <T> Optional<T> get(Attribute<T> key) {
        return attributes.get(key);
    }

    public boolean is(Attribute<Boolean> key) {
        return attributes.is(key);
    }

    /** With this attribute, which the page's callback reads with {@code page.get(key)}. */
    public <T> Request with(Attribute<T> key, T value) {
        Attributes more = attributes.with(key, value);
        return changed(copy -> copy.attributes = more);
    }

    public Request without(Attribute<?> key) {
        Attributes fewer = attributes.without(key);
        return changed(copy -> copy.attributes = fewer);
    }

    public Request withAttributes(Attributes newAttributes) {
        return changed(copy -> copy.attributes = newAttributes);
    }

    /** Words for the log line of this request. */
    public List<String> flags() {
        return flags;
    }

    public Request withFlag(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return changed(copy -> copy.flags = List.copyOf(more));
    }

    /** Higher comes first; 0 unless said otherwise. */
    public int priority() {
        return priority;
    }

    public Request withPriority(int newPriority) {
        return changed(copy -> copy.priority = newPriority);
    }

    /** Whether it is made even if the same was made before. */
    public boolean dontFilter() {
        return dontFilter;
    }

    public Request withDontFilter(boolean newDontFilter) {
        return changed(copy -> copy.dontFilter = newDontFilter);
    }

    /** The URL's host in lower case; empty when the scheme has none. */
    public String host() {
        if (host == null) {
            host = UrlParts.host(url);
        }
        return host;
    }

    /** As in the log: {@code <GET https://example.com/>}. */
    @Override
    public String toString() {
        return "<" + method + " " + url + ">";
    }
}
