package crawler.bench;

import crawler.bench.check.Expectation;
import java.util.List;
import java.util.Map;

/**
 * What is compared: a server, where the crawl starts, what a complete output is, and who takes part.
 *
 * @param serverArguments for {@link crawler.bench.site.Serve}
 * @param startPath what comes after the slash of the base URL
 * @param values of places in the command lines, besides {url} and {out}
 */
record Scenario(
        List<String> serverArguments,
        String startPath,
        Map<String, String> values,
        Expectation expectation,
        List<Contestant> contestants) {
    Scenario {
        serverArguments = List.copyOf(serverArguments);
        values = Map.copyOf(values);
        contestants = List.copyOf(contestants);
    }
}
