package crawler.bench.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.bench.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationTest {
    private static final String BASE = "http://127.0.0.1:8080/";

    private final Expectation site = SitePages.crawled(new Site(3, 5, 4096, 1));
    private final Expectation folder = new FolderPages();

    @TempDir
    private Path temporary;

    private final List<String> whole = List.of(page("", 5), page("p/2.html", 5), page("p/1.html", 5));

    @Test
    void everyPageOnceInAnyOrderIsComplete() throws IOException {
        assertEquals(new Verdict(3, List.of()), check(site, whole));
    }

    @Test
    void theRootNeedsNoSlash() throws IOException {
        List<String> lines = List.of("{\"url\":\"http://127.0.0.1:8080\",\"links\":5}", whole.get(1), whole.get(2));
        assertTrue(check(site, lines).isComplete());
    }

    @Test
    void aMissingPageIsFound() throws IOException {
        Verdict verdict = check(site, whole.subList(0, 2));
        assertEquals(2, verdict.pages());
        assertEquals(
                List.of("1 pages missing, the first is /p/1.html", "sum of links is 10, not 15"), verdict.faults());
    }

    @Test
    void aDoubledPageIsFound() throws IOException {
        List<String> lines = new ArrayList<>(whole);
        lines.add(page("p/1.html", 0));
        assertEquals(List.of("1 pages reported again"), check(site, lines).faults());
    }

    @Test
    void aPageThatTheSiteHasNotIsFound() throws IOException {
        List<String> lines = new ArrayList<>(whole);
        lines.add(page("p/3.html", 0));
        assertEquals(
                List.of("1 pages that the site has not"), check(site, lines).faults());
    }

    @Test
    void aWrongNumberOfLinksIsFound() throws IOException {
        List<String> lines = List.of(whole.get(0), whole.get(1), page("p/1.html", 4));
        assertEquals(List.of("sum of links is 14, not 15"), check(site, lines).faults());
    }

    @Test
    void aSumOfSizesIsExpectedOfFetching() throws IOException {
        Expectation sizes = SitePages.fetched(new Site(1, 5, 4096, 1));
        assertTrue(check(sizes, List.of("{\"url\": \"" + BASE + "\", \"bytes\": 4096}"))
                .isComplete());
        assertFalse(check(sizes, List.of("{\"url\": \"" + BASE + "\", \"bytes\": 4095}"))
                .isComplete());
    }

    @Test
    void aLineThatIsNoPageOfTheSiteIsFound() throws IOException {
        for (String line : List.of("{\"url\": ", "{}", "[1]", "", "{\"url\": \"http://127.0.0.1:8081/\"}")) {
            Verdict verdict = check(site, List.of(line));
            assertTrue(verdict.faults().get(0).startsWith("line 1 is not a page of " + BASE), line);
        }
    }

    @Test
    void aMissingOutputIsFound() throws IOException {
        Verdict verdict = site.check(temporary.resolve("missing"), BASE);
        assertEquals("no output file", verdict.faults().get(0));
    }

    @Test
    void aFolderHasThePagesOfItsFirstOutput() throws IOException {
        assertTrue(check(folder, whole).isComplete());
        assertTrue(check(folder, whole).isComplete());
        assertEquals(
                List.of("1 pages missing, the first is /p/1.html", "sum of links is 10, not 15"),
                check(folder, whole.subList(0, 2)).faults());
    }

    @Test
    void aPageTwiceIsAFaultOfAFolderToo() throws IOException {
        List<String> lines = new ArrayList<>(whole);
        lines.add(whole.get(1));
        assertEquals(
                List.of("1 pages reported again, the first is /p/2.html"),
                check(folder, lines).faults());
        assertTrue(check(folder, whole).isComplete(), "a faulty output must not become the measure");
    }

    @Test
    void morePagesThanTheFirstOutputHadAreNoFaultOfAFolder() throws IOException {
        check(folder, whole.subList(0, 2));
        assertEquals(new Verdict(3, List.of()), check(folder, whole));
    }

    private Verdict check(Expectation expectation, List<String> lines) throws IOException {
        return expectation.check(Files.write(temporary.resolve("out"), lines), BASE);
    }

    private static String page(String path, int links) {
        return "{\"url\": \"" + BASE + path + "\", \"title\": \"x\", \"links\": " + links + "}";
    }
}
