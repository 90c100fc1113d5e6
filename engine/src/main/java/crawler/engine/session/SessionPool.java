package crawler.engine.session;

import crawler.engine.Stats;
import crawler.reactor.time.ReactorTime;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sessions of a crawl: makes new ones while there are few, and then gives out the one with the fewest
 * requests under way that was used longest ago.
 */
public final class SessionPool {
    public static final Setting<Integer> SESSION_POOL_SIZE = Setting.ofInt("SESSION_POOL_SIZE", 1000)
            .min(1)
            .unit("sessions")
            .doc("How many sessions there are at once.");
    public static final Setting<Duration> SESSION_MAX_AGE =
            Setting.ofSeconds("SESSION_MAX_AGE", 3000).doc("How long a session is used; 0 for no limit.");
    public static final Setting<Integer> SESSION_MAX_USES = Setting.ofInt("SESSION_MAX_USES", 50)
            .min(0)
            .unit("requests")
            .doc("For how many requests a session is used; 0 for no limit.");
    public static final Setting<Double> SESSION_MAX_SCORE = Setting.ofDouble("SESSION_MAX_SCORE", 3)
            .min(0)
            .doc("A session is retired when its score is this high: failures add 1, other answers take 0.5 away.");

    private static final double FAILURE = 1;
    private static final double SUCCESS = -0.5;

    private final ReactorTime time;
    private final Stats stats;
    private final Visitor.Source visitors;
    private final int size;
    private final long maxAge;
    private final int maxUses;
    private final double maxScore;

    /** Those that may be used, the one that was used last at the end. */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    private long made;

    SessionPool(ReactorTime time, Stats stats, Visitor.Source visitors, Settings settings) {
        this.time = time;
        this.stats = stats;
        this.visitors = visitors;
        this.size = settings.get(SESSION_POOL_SIZE);
        this.maxAge = settings.get(SESSION_MAX_AGE).toNanos();
        this.maxUses = settings.get(SESSION_MAX_USES);
        this.maxScore = settings.get(SESSION_MAX_SCORE);
    }

    /** The session of this name if it is still used, else the next in turn. */
    Session lease(String id) {
        Session known = sessions.get(id);
        Session session = known != null && !isOver(known) ? known : next();
        sessions.remove(session.id());
        sessions.put(session.id(), session);
        session.lease();
        return session;
    }

    private Session next() {
        sessions.values().removeIf(this::isOver);
        if (sessions.size() < size) {
            return make();
        }
        Session least = sessions.values().iterator().next();
        for (Session session : sessions.values()) {
            if (session.leases() < least.leases()) {
                least = session;
            }
        }
        return least;
    }

    private Session make() {
        stats.increment("session/created");
        Visitor visitor = visitors.visitor(made);
        return new Session("session-" + made++, visitor, time.nanos());
    }

    private boolean isOver(Session session) {
        return session.isRetired()
                || (maxUses > 0 && session.uses() >= maxUses)
                || (maxAge > 0 && time.nanos() - session.born() >= maxAge);
    }

    void succeeded(Session session) {
        session.release();
        session.did(SUCCESS);
    }

    /** What came of the request says nothing about the session. */
    void released(Session session) {
        session.release();
    }

    void failed(Session session) {
        session.release();
        session.did(FAILURE);
        if (session.score() >= maxScore) {
            retire(session);
        }
    }

    void banned(Session session) {
        stats.increment("session/banned");
        retired(session);
    }

    /** It is of no use any more. */
    void retired(Session session) {
        session.release();
        retire(session);
    }

    private void retire(Session session) {
        if (!session.isRetired()) {
            session.retire();
            stats.increment("session/retired");
            sessions.remove(session.id());
        }
    }

    int size() {
        return sessions.size();
    }
}
