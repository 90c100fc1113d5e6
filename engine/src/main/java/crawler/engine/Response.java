package crawler.engine;

import crawler.engine.body.Body;
import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import crawler.engine.text.BodyType;
import crawler.reactor.defer.Outcome;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A page that was got. Immutable, except that its text and its document are made when they are first asked for; one
 * thread at a time may ask. Long, since each question that callbacks and components put to a page has its method.
 */
public final class Response implements Fetched {
    private final String url;
    private final int status;
    private final Headers headers;
    private final Content content;
    private Request request;
    private List<String> flags = List.of();
    private String protocol = "";
    private String ipAddress = "";
    private X509Certificate certificate;
    private LinkFilter linkFilter = LinkFilter.NONE;
    private Outcome<Response> decodedAhead;

    /** @param request what led to this page; its attributes and callback are the page's */
    public Response(Request request, int status, Headers headers, byte[] body) {
        this(request.url(), request, status, headers, body);
    }

    /** {@link #Response(String, Request, int, Headers, Body)} of these bytes. */
    public Response(String url, Request request, int status, Headers headers, byte[] body) {
        this(url, request, status, headers, Body.of(body));
    }

    /** @param url where it came from, if that is not the request's URL to the letter */
    public Response(String url, Request request, int status, Headers headers, Body body) {
        this(url, status, headers, new Content(url, headers, body), request);
    }

    private Response(String url, int status, Headers headers, Content content, Request request) {
        this.url = url;
        this.status = status;
        this.headers = headers;
        this.content = content;
        this.request = request;
    }

    /** A page of this text, as if it had been got with a GET: for tests of callbacks. */
    public static Response of(String url, String html) {
        Headers headers = Headers.of("Content-Type", "text/html; charset=utf-8");
        return new Response(new Request(url), 200, headers, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it came from; a page that was downloaded has no fragment here, its request may have one. */
    public String url() {
        return url;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** The bytes after decompression; not to be changed. A body that lies in a file is read each time. */
    public byte[] body() {
        return content.body().bytes();
    }

    /** How long {@link #body} is. */
    public long bodySize() {
        return content.body().size();
    }

    /** {@link #body} as a stream, for those who do not need all of a large one at once. */
    public InputStream openBody() {
        return content.body().open();
    }

    /** {@link #body} wherever it lies. */
    public Body content() {
        return content.body();
    }

    public Request request() {
        return request;
    }

    /** What was attached to the request. */
    public <T> Optional<T> get(Attribute<T> key) {
        return request.get(key);
    }

    /** Words about how it was got, such as {@code cached}, for its log line. */
    public List<String> flags() {
        return flags;
    }

    /** Such as {@code HTTP/1.1} or {@code h2}; empty when unknown. */
    public String protocol() {
        return protocol;
    }

    /** The address that it came from; empty when unknown. */
    public String ipAddress() {
        return ipAddress;
    }

    /** The server's certificate; empty when the connection was not encrypted. */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** With the server's certificate. */
    public Response withCertificate(X509Certificate newCertificate) {
        Response copy = copy(content);
        copy.certificate = newCertificate;
        return copy;
    }

    /** This for another request: the one that the spider made, after components changed it on its way. */
    public Response withRequest(Request newRequest) {
        Response copy = copy(content);
        copy.request = newRequest;
        return copy;
    }

    public Response withBody(byte[] newBody) {
        Response copy = copy(content.withBody(Body.of(newBody)));
        copy.decodedAhead = null;
        return copy;
    }

    /** With these headers and this body, which say together what it is. */
    public Response withContent(Headers newHeaders, Body newBody) {
        return copy(newHeaders, new Content(url, newHeaders, newBody));
    }

    /** With these headers, and the same body. */
    public Response withHeaders(Headers newHeaders) {
        return copy(newHeaders, new Content(url, newHeaders, content.body()));
    }

    /** The same bytes read in this encoding, whatever they and the headers say: Scrapy's {@code encoding} argument. */
    public Response withEncoding(Charset encoding) {
        return copy(content.withEncoding(encoding));
    }

    /** With headers and body of another response, and with what has been made of that body. */
    public Response withContentOf(Response other) {
        return copy(other.headers, other.content);
    }

    /** With what decompression would make of it, which a handler has found out on its own threads. */
    public Response withDecodedAhead(Outcome<Response> decoded) {
        Response copy = copy(content);
        copy.decodedAhead = decoded;
        return copy;
    }

    /** What decompression makes of it, if that is known already. */
    public Optional<Outcome<Response>> decodedAhead() {
        return Optional.ofNullable(decodedAhead);
    }

    public Response withFlag(String flag) {
        Response copy = copy(content);
        copy.flags = Stream.concat(flags.stream(), Stream.of(flag)).toList();
        return copy;
    }

    /** How and from where it came. */
    public Response withConnection(String newProtocol, String newIpAddress) {
        Response copy = copy(content);
        copy.protocol = newProtocol;
        copy.ipAddress = newIpAddress;
        return copy;
    }

    /** Has {@link #follow} leave out what the crawl has met before. */
    public Response withLinkFilter(LinkFilter filter) {
        Response copy = copy(content);
        copy.linkFilter = filter;
        return copy;
    }

    private Response copy(Content newContent) {
        Response copy = copy(headers, newContent);
        copy.decodedAhead = decodedAhead;
        return copy;
    }

    private Response copy(Headers newHeaders, Content newContent) {
        Response copy = new Response(url, status, newHeaders, newContent, request);
        copy.flags = flags;
        copy.protocol = protocol;
        copy.ipAddress = ipAddress;
        copy.certificate = certificate;
        copy.linkFilter = linkFilter;
        return copy;
    }

    /** What kind of body it is: by Content-Type, then by its file's name, then by its first bytes. */
    public BodyType type() {
        return content.type();
    }

    /** The encoding of the text: byte order mark, Content-Type, what the document declares, what it looks like. */
    public Charset encoding() {
        return content.charset();
    }

    /** The body as text; of bytes that are no text as well, in which case it makes little sense. */
    public String text() {
        return content.text();
    }

    /** The whole document. HTML and XML are parsed when this is first asked for, or before, on a worker thread. */
    public Selector selector() {
        return content.document();
    }

    /** Makes the document, so that it is there when it is asked for; download handlers do so off the reactor thread. */
    public void prepareDocument() {
        content.prepare();
    }

    /** Whether anybody has asked for the document so far. */
    public boolean documentWasAsked() {
        return content.documentWasAsked();
    }

    /** What a CSS query selects; {@code ::text} and {@code ::attr(name)} as in Scrapy. */
    public SelectorList css(String query) {
        return selector().css(query);
    }

    /** What an XPath 1.0 expression selects. */
    public SelectorList xpath(String expression) {
        return selector().xpath(expression);
    }

    /** What an XPath 1.0 expression selects, with these values for its variables. */
    public SelectorList xpath(String expression, Map<String, ?> variables) {
        return selector().xpath(expression, variables);
    }

    /** What a JMESPath query finds in this page, or in the JSON that its text holds. */
    public SelectorList jmespath(String query) {
        return selector().jmespath(query);
    }

    /** What a regular expression finds in the text, as {@link Selector#re(String)}. */
    public List<String> re(String regex) {
        return Selector.text(text()).re(regex);
    }

    /** The JSON of the body. @throws IllegalArgumentException when it holds none */
    public JsonNode json() {
        return content.json();
    }

    /** The JSON of the body as a record, an array of records, a map …, as {@link Selector#json(Class)}. */
    public <T> T json(Class<T> type) {
        return Selector.json(json()).json(type);
    }

    /** The absolute form of a link on this page; honours {@code <base>}. */
    public String join(String link) {
        return content.base().resolve(link);
    }

    /**
     * Whether the crawl has met this link before, absolute or relative; then it counts as filtered, and nothing more is to be
     * done. Costs one hash. A page outside of a crawl has met none.
     */
    public boolean met(String link) {
        return linkFilter.met(content.base(), link);
    }

    /** A request for one link of this page, absolute or relative; its query is sent in the encoding of this page. */
    public Request followUrl(String link) {
        return new Request(join(Objects.requireNonNull(link, "link")), encoding());
    }

    /**
     * Requests for the links of what {@code css} selects: elements by their {@code href} (or {@code src}), attributes by
     * their value. Links to what is not http, https, ftp or file, and links that cannot be URLs, are left out; in a crawl
     * also those that the crawl has met before, which cost next to nothing. Lazy.
     *
     * <p>To ask again for what was met before, begin with {@code page.withLinkFilter(LinkFilter.NONE)} and let the requests
     * pass the duplicate filter by {@link Request#withDontFilter}.
     */
    public Stream<Request> follow(String css) {
        return follow(css(css));
    }

    /** {@link #follow(String)} with a callback. */
    public Stream<Request> follow(String css, Callback callback) {
        return follow(css).map(request -> request.withCallback(callback));
    }

    /** {@link #follow(String)} for what was selected before. */
    public Stream<Request> follow(SelectorList selected) {
        return StreamSupport.stream(new FollowedLinks(content, selected, linkFilter), false);
    }

    /** As in the log: {@code <200 https://example.com/>}. */
    @Override
    public String toString() {
        return "<" + status + " " + url + ">";
    }
}
