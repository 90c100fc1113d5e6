package crawler.reactor.protocol;

import crawler.reactor.net.Protocol;

/** Says the quote of the day and closes the connection (RFC 865). */
public class Qotd extends Protocol {

    @Override
    public void connectionMade() {
        transport().write(quote());
        transport().loseConnection();
    }

    /** What it says; to be overridden. */
    public String quote() {
        return "An apple a day keeps the doctor away\r\n";
    }
}
