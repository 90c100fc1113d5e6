package crawler.bench.check;

import crawler.bench.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Expects every page of a made-up site exactly once, each with the right number. */
public final class SitePages implements Expectation {
    private final Site site;
    private final Function<Line, OptionalLong> number;
    private final String what;
    private final long each;

    private SitePages(Site site, String what, long each, Function<Line, OptionalLong> number) {
        this.site = site;
        this.what = what;
        this.each = each;
        this.number = number;
    }

    /** Of a crawl: each page with the number of its links. */
    public static SitePages crawled(Site site) {
        return new SitePages(site, "links", site.links(), Line::links);
    }

    /** Of fetching alone: each page with its size. */
    public static SitePages fetched(Site site) {
        return new SitePages(site, "bytes", site.bytes(), Line::bytes);
    }

    @Override
    public Verdict check(Path output, String base) throws IOException {
        Count count = new Count();
        Optional<String> unreadable = Line.readAll(output, base, count::add);
        List<String> faults = new ArrayList<>();
        unreadable.ifPresent(faults::add);
        int missing = site.pages() - count.seen.cardinality();
        fault(faults, missing, "pages missing, the first is " + Site.path(count.seen.nextClearBit(0)));
        fault(faults, count.doubled, "pages reported again");
        fault(faults, count.unknown, "pages that the site has not");
        if (count.sum != each * site.pages()) {
            faults.add("sum of " + what + " is " + count.sum + ", not " + each * site.pages());
        }
        return new Verdict(count.seen.cardinality(), faults);
    }

    private static void fault(List<String> faults, long count, String what) {
        if (count > 0) {
            faults.add(count + " " + what);
        }
    }

    private final class Count {
        final BitSet seen = new BitSet(site.pages());
        long doubled;
        long unknown;
        long sum;

        void add(Line line) {
            OptionalInt page = site.page(line.path());
            if (page.isEmpty()) {
                unknown++;
            } else if (seen.get(page.getAsInt())) {
                doubled++;
            } else {
                seen.set(page.getAsInt());
            }
            sum += number.apply(line).orElse(0);
        }
    }
}
