package crawler.engine.link;

import crawler.engine.Response;
import crawler.engine.select.query.PythonPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What links of a page are wanted: Scrapy's {@code LinkExtractor}, option by option. Immutable: each option returns a
 * changed copy, and one extractor serves all pages and threads.
 *
 * <pre>{@code
 * new LinkExtractor().allow("/item/\\d+").denyDomains("ads.example").restrictCss("#list")
 * }</pre>
 *
 * <p>Without options: the {@code href} of every {@code a} and {@code area}, to http, https, ftp or file, that does not
 * end like an image, an archive or a program ({@link #IGNORED_EXTENSIONS}); each URL once. Regular expressions are
 * written as in Python and may match anywhere in the absolute URL. Where an option takes several values, one of them is
 * enough.
 */
public final class LinkExtractor {
    /** Endings of files that hold no links: archives, images, sound, video, office documents, programs. */
    public static final List<String> IGNORED_EXTENSIONS = IgnoredExtensions.ALL;

    private LinkPlaces places = LinkPlaces.DEFAULT;
    private UrlRules rules = UrlRules.DEFAULT;
    private List<PythonPattern> restrictText = List.of();
    private Function<String, Optional<String>> processValue = Optional::of;
    private boolean processesValue;
    private boolean canonicalize;
    private boolean unique = true;
    private boolean strip = true;

    /** One that takes all that may be a page. */
    public LinkExtractor() {}

    private LinkExtractor changed(Consumer<LinkExtractor> change) {
        LinkExtractor copy = new LinkExtractor();
        copy.places = places;
        copy.rules = rules;
        copy.restrictText = restrictText;
        copy.processValue = processValue;
        copy.processesValue = processesValue;
        copy.canonicalize = canonicalize;
        copy.unique = unique;
        copy.strip = strip;
        change.accept(copy);
        return copy;
    }

    private LinkExtractor in(UnaryOperator<LinkPlaces> change) {
        return changed(copy -> copy.places = change.apply(places));
    }

    private LinkExtractor by(UnaryOperator<UrlRules> change) {
        return changed(copy -> copy.rules = change.apply(rules));
    }

    /** Only URLs in which one of these is found; none given: all. */
    public LinkExtractor allow(String... regexes) {
        return by(old -> old.withAllow(patterns(regexes)));
    }

    /** No URL in which one of these is found, whatever else allows it. */
    public LinkExtractor deny(String... regexes) {
        return by(old -> old.withDeny(patterns(regexes)));
    }

    /** Only URLs of these hosts and of hosts below them; compared with host and port as the URL writes them. */
    public LinkExtractor allowDomains(String... domains) {
        return by(old -> old.withAllowDomains(Domains.of(domains)));
    }

    /** No URLs of these hosts and of hosts below them. */
    public LinkExtractor denyDomains(String... domains) {
        return by(old -> old.withDenyDomains(Domains.of(domains)));
    }

    /** No URL whose path ends in a dot and one of these; in the place of {@link #IGNORED_EXTENSIONS}. */
    public LinkExtractor denyExtensions(String... extensions) {
        return by(old -> old.withDenyExtensions(Extensions.of(List.of(extensions))));
    }

    /** Only links in what one of these CSS queries selects; added to {@link #restrictXpaths}. */
    public LinkExtractor restrictCss(String... queries) {
        return in(old -> old.withCss(List.of(queries)));
    }

    /** Only links in what one of these XPath expressions selects; added to {@link #restrictCss}. */
    public LinkExtractor restrictXpaths(String... expressions) {
        return in(old -> old.withXpaths(List.of(expressions)));
    }

    /** Only links in whose text one of these is found. */
    public LinkExtractor restrictText(String... regexes) {
        return changed(copy -> copy.restrictText = patterns(regexes));
    }

    /** The elements that are looked at, {@code "*"} for all; {@code a} and {@code area} unless said otherwise. */
    public LinkExtractor tags(String... names) {
        return in(old -> old.withTags(NameSet.of(names)));
    }

    /** The attributes that are looked at, {@code "*"} for all; {@code href} unless said otherwise. */
    public LinkExtractor attrs(String... names) {
        return in(old -> old.withAttrs(NameSet.of(names)));
    }

    /** Elements that are not looked at, whatever {@link #tags} says. */
    public LinkExtractor denyTags(String... names) {
        return in(old -> old.withDenyTags(NameSet.of(names)));
    }

    /** Attributes that are not looked at, whatever {@link #attrs} says. */
    public LinkExtractor denyAttrs(String... names) {
        return in(old -> old.withDenyAttrs(NameSet.of(names)));
    }

    /** Whether links carry their canonical URL, made for comparing, which a server may take for another; no unless said. */
    public LinkExtractor canonicalize(boolean newCanonicalize) {
        return changed(copy -> copy.canonicalize = newCanonicalize);
    }

    /** Whether a page's links with one URL count as one, the first; yes unless said otherwise. */
    public LinkExtractor unique(boolean newUnique) {
        return changed(copy -> copy.unique = newUnique);
    }

    /**
     * Whether {@link #processValue} gets values without the spaces at their end, as HTML wants it; yes unless said
     * otherwise. URLs come out the same either way.
     */
    public LinkExtractor strip(boolean newStrip) {
        return changed(copy -> copy.strip = newStrip);
    }

    /**
     * Has each absolute URL changed before it is looked at, or the link left out where nothing comes back. What comes back
     * may be relative to the page.
     */
    public LinkExtractor processValue(Function<String, Optional<String>> change) {
        return changed(copy -> {
            copy.processValue = change;
            copy.processesValue = true;
        });
    }

    /** The links of this page, in the order of the document, or of the regions one after another. */
    public List<Link> extract(Response page) {
        return new Extraction(this, page, false).links();
    }

    /**
     * {@link #extract} without what the crawl has met before (see {@link Response#met}), which is the cheaper the more of a
     * page's links that is.
     */
    public List<Link> extractNew(Response page) {
        return new Extraction(this, page, !processesValue).links();
    }

    /** Whether the URL passes {@link #allow}, {@link #deny}, {@link #allowDomains} and {@link #denyDomains}. */
    public boolean matches(String url) {
        return rules.matches(url);
    }

    private static List<PythonPattern> patterns(String... regexes) {
        List<PythonPattern> patterns = new ArrayList<>();
        for (String regex : regexes) {
            patterns.add(PythonPattern.of(regex));
        }
        return List.copyOf(patterns);
    }

    LinkPlaces places() {
        return places;
    }

    boolean isUnique() {
        return unique;
    }

    boolean canonicalizes() {
        return canonicalize;
    }

    boolean strips() {
        return strip;
    }

    boolean processesValue() {
        return processesValue;
    }

    Optional<String> processed(String url) {
        return processValue.apply(url);
    }

    boolean allows(String url) {
        return rules.allow(url);
    }

    boolean allowsText(String text) {
        return restrictText.isEmpty() || UrlRules.anyFound(restrictText, text);
    }
}
