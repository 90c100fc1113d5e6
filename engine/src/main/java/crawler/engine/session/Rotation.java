package crawler.engine.session;

import crawler.engine.Crawler;
import crawler.engine.Headers;
import crawler.settings.Setting;
import java.util.List;
import java.util.Optional;

/** Makes visitors of a list of proxies and a list of user agents, each in turn. */
public final class Rotation implements Visitor.Source {
    public static final Setting<List<String>> SESSION_PROXIES =
            Setting.ofList("SESSION_PROXIES").doc("The proxies of sessions, in turn; a session keeps its own.");
    public static final Setting<List<String>> SESSION_USER_AGENTS = Setting.ofList("SESSION_USER_AGENTS")
            .doc(
                    "The User-Agent headers of sessions, in turn, as a JSON array when there are commas in them; a session keeps"
                            + " its own.");

    private final List<String> proxies;
    private final List<String> userAgents;

    public Rotation(Crawler crawler) {
        this.proxies = crawler.settings().get(SESSION_PROXIES);
        this.userAgents = crawler.settings().get(SESSION_USER_AGENTS);
    }

    @Override
    public Visitor visitor(long number) {
        return new Visitor(
                inTurn(proxies, number),
                inTurn(userAgents, number)
                        .map(agent -> Headers.of("User-Agent", agent))
                        .orElse(Headers.NONE));
    }

    private static Optional<String> inTurn(List<String> list, long number) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get((int) (number % list.size())));
    }
}
