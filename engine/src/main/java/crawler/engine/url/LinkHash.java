package crawler.engine.url;

import java.util.random.RandomGenerator;

/**
 * A keyed 128-bit hash of absolute URLs without their fragments, taken from base and link without building the URL.
 *
 * <p>Two polynomials over the integers modulo 2^61 - 1, each with a secret point: any two different URLs of up to 2 KB that a
 * site may choose collide with a chance below 2^-100, because it does not know the points. The object holds the hash that it took
 * last; for one thread.
 */
public final class LinkHash {
    private final PolynomialHash hash;
    private final PolynomialHash[] prefixes = new PolynomialHash[BaseUrl.Shape.values().length];
    private BaseUrl base = BaseUrl.of("");

    /** A hash with secret points from this generator, which should be a {@link java.security.SecureRandom}. */
    public LinkHash(RandomGenerator random) {
        long firstPoint = random.nextLong(1, PolynomialHash.POINTS);
        long secondPoint = random.nextLong(1, PolynomialHash.POINTS);
        hash = new PolynomialHash(firstPoint, secondPoint);
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = new PolynomialHash(firstPoint, secondPoint);
        }
    }

    /** One half of the hash taken last. */
    public long first() {
        return hash.first();
    }

    /** The other half of the hash taken last. */
    public long second() {
        return hash.second();
    }

    /** Takes the hash of an absolute URL, up to its fragment. */
    public void take(String url) {
        int fragment = url.indexOf('#');
        hash.start();
        hash.add(url, fragment < 0 ? url.length() : fragment);
        hash.finish();
    }

    /**
     * Takes the hash of {@code pageBase.resolve(link)}. A link below the site's root, to the same host in full, or relative to the
     * page is read once and nothing is allocated; any other is resolved first.
     */
    public void take(BaseUrl pageBase, String link) {
        BaseUrl.Shape shape = pageBase.shape(link);
        boolean full = shape == BaseUrl.Shape.ABSOLUTE || shape == BaseUrl.Shape.AUTHORITY;
        int from = full ? pageBase.afterOrigin(link, shape) : BaseUrl.skipped(shape);
        int fragment = link.indexOf('#');
        int end = fragment < 0 ? link.length() : fragment;
        boolean common = shape != BaseUrl.Shape.ODD && from >= 0;
        if (!common || !takeCommon(pageBase, full ? BaseUrl.Shape.ROOT : shape, link, from, end)) {
            take(pageBase.resolve(link));
        }
    }

    private boolean takeCommon(BaseUrl pageBase, BaseUrl.Shape shape, String link, int from, int end) {
        if (pageBase != base) {
            setBase(pageBase);
        }
        hash.continueFrom(prefixes[shape.ordinal()]);
        return hash.addPlain(link, from, end) || UrlText.isAscii(link) && !UrlText.isOdd(link, from);
    }

    private void setBase(BaseUrl pageBase) {
        for (BaseUrl.Shape shape : BaseUrl.Shape.values()) {
            String prefix = pageBase.prefix(shape);
            prefixes[shape.ordinal()].start();
            prefixes[shape.ordinal()].add(prefix, prefix.length());
        }
        base = pageBase;
    }
}
