package crawler.engine.session;

import crawler.engine.Response;

/**
 * Says which answers mean that a site has banned the session. An implementation of one's own is named in SESSION_BAN_POLICY;
 * it has a public constructor without parameters or with a {@link crawler.engine.Crawler}.
 */
@FunctionalInterface
public interface BanPolicy {

    /** For the reactor thread; once for each answer. */
    boolean isBan(Response response);
}
