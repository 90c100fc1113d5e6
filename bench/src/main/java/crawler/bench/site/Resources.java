package crawler.bench.site;

/** What a server has to offer: an answer for every path. */
@FunctionalInterface
interface Resources {
    /** The answer for a request target such as "/p/1.html?x=y"; never fails, what is not there is a 404. Called by the server's thread. */
    Reply find(String target);
}
