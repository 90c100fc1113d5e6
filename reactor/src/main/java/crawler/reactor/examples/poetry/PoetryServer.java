package crawler.reactor.examples.poetry;

/** Where a poem is to be had. */
record PoetryServer(String host, int port) {
    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int MOST = 65_535;

    /** @param text {@code [hostname:]port} */
    static PoetryServer parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon > 0 ? text.substring(0, colon) : DEFAULT_HOST;
        return new PoetryServer(host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        int port;
        try {
            port = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageError("Ports must be integers.");
        }
        if (port < 0 || port > MOST) {
            throw new UsageError("Ports must be from 0 to " + MOST + ".");
        }
        return port;
    }
}
