package crawler.bench;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that knows how the bare loop and our crawler are started; options may replace our crawler's lines. */
final class Commands {
    static final String BARE = "bare";
    static final String OURS = "ours";
    /** What crawls with one of our spiders, up to the spider's arguments. */
    private static final String SPIDER = " -o {out} --nolog -s ROBOTSTXT_OBEY=false";

    private Commands() {}

    static Contestant bareCrawl(String jvm) {
        return new Contestant(BARE, java(jvm, classPath()) + " crawler.bench.bare.BareCrawl {url} {out}");
    }

    static Contestant bareFetch(String jvm, int inFlight) {
        return new Contestant(
                BARE, java(jvm, classPath()) + " crawler.bench.bare.BareFetch {url} {out} {pages} " + inFlight);
    }

    static Contestant ourCrawl(String jvm, Path jar, int inFlight) {
        return ours(jvm, jar, "crawler.bench.FollowSpider -a start_urls={url}", inFlight);
    }

    static Contestant ourFetch(String jvm, Path jar, int inFlight) {
        return ours(jvm, jar, "crawler.bench.FetchSpider -a start_urls={url} -a pages={pages}", inFlight);
    }

    private static Contestant ours(String jvm, Path jar, String spider, int inFlight) {
        String classPath = jar.toAbsolutePath() + File.pathSeparator + classes();
        String limits = " -s CONCURRENT_REQUESTS=" + inFlight + " -s CONCURRENT_REQUESTS_PER_DOMAIN=" + inFlight;
        return new Contestant(OURS, java(jvm, classPath) + " crawler.spiders.Main " + spider + SPIDER + limits);
    }

    /** A Java process; {@code exec} spares the shell around it. */
    static String java(String jvm, String classPath) {
        return "exec " + Contestant.quoted(javaProgram()) + " " + jvm + " -cp " + Contestant.quoted(classPath);
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process, made absolute. */
    static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * The classes of this module alone. The jar would bring its libraries along, a second time and perhaps in other
     * versions; {@code classes} beside it does not.
     */
    private static Path classes() {
        try {
            Path here = Path.of(Commands.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path beside = here.resolveSibling("classes");
            return Files.isDirectory(beside) ? beside : here;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the bench classes is not a path", e);
        }
    }
}
