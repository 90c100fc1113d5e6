package crawler.bench;

import crawler.bench.EchoRace.Result;
import crawler.bench.EchoRace.Setting;
import java.util.List;
import java.util.Map;

/** The results of echo servers as a table, with the ratios to the bare loop. */
final class EchoReport {
    private final Table table =
            new Table("setting", "server", "messages/s", "us/message", "messages/s : bare", "us : bare");

    void add(Setting setting, Map<String, List<Result>> results) {
        List<Result> bare = results.get(EchoRace.BARE);
        results.forEach((kind, runs) -> table.row(
                setting.toString(),
                kind,
                Spread.of(runs, Result::messagesPerSecond).printMedian(0),
                Spread.of(runs, Result::microsPerMessage).printMedian(2),
                Spread.ofRatios(runs, bare, Result::messagesPerSecond).print(2),
                Spread.ofRatios(runs, bare, Result::microsPerMessage).print(2)));
    }

    String print() {
        return table.print();
    }
}
