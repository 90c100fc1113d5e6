package crawler.reactor.examples.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.reactor.testing.Served;
import crawler.reactor.testing.Tidy;
import java.net.Socket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("E3: quote of the day")
class QuoteServerTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @Test
    void everybodyGetsTheQuoteAndIsHungUpOn() throws Exception {
        try (Served server = new Served(reactor -> QuoteServer.listen(reactor, 0))) {
            for (int i = 0; i < 3; i++) {
                try (Socket client = server.connect()) {
                    assertEquals("An apple a day keeps the doctor away\r\n", Served.receiveAll(client));
                }
            }
        }
    }
}
