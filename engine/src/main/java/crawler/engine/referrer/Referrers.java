package crawler.engine.referrer;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.part.NamedClass;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives requests their Referer header, by the policy of the request, else of the page that led to it, else of the crawl.
 * For the reactor thread.
 */
public final class Referrers {
    public static final Setting<Boolean> REFERER_ENABLED = Setting.ofBoolean("REFERER_ENABLED", true)
            .doc("Whether requests tell which page led to them, in the Referer header.");
    public static final Setting<String> REFERRER_POLICY = Setting.ofString("REFERRER_POLICY", "scrapy-default")
            .doc("How much they tell: scrapy-default, one of the W3C's policies (no-referrer, same-origin, …), or the"
                    + " class of a ReferrerPolicy.");
    public static final Setting<Map<String, String>> REFERRER_POLICIES = Setting.ofMap("REFERRER_POLICIES", Map.of())
            .doc(
                    "More policies, by the name in Referrer-Policy headers, as classes; an empty class takes a name away.");

    /** The policy of one request, as in REFERRER_POLICY. */
    public static final Attribute<String> POLICY = Attribute.of("referrer_policy", String.class);

    private static final Logger LOG = LoggerFactory.getLogger(Referrers.class);

    private final Map<String, ReferrerPolicy> policies = new HashMap<>();

    /** Those of request attributes and headers that are no names; so that each is looked for, and told of, once. */
    private final Map<String, Optional<ReferrerPolicy>> others = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ReferrerPolicy>> eldest) {
            return size() > 100;
        }
    };

    private final ReferrerPolicy ofCrawl;
    private final boolean enabled;

    /** @throws SettingException when there is no such policy */
    public Referrers(Settings settings) {
        for (StandardPolicy policy : StandardPolicy.values()) {
            policies.put(policy.policyName(), policy);
        }
        policies.put("", StandardPolicy.NO_REFERRER_WHEN_DOWNGRADE);
        settings.get(REFERRER_POLICIES).forEach((name, type) -> {
            if (type.isEmpty()) {
                policies.remove(name);
            } else {
                policies.put(name, loaded(type).orElseThrow(() -> unknown("REFERRER_POLICIES", type)));
            }
        });
        String name = settings.get(REFERRER_POLICY);
        ofCrawl = named(name).or(() -> loaded(name)).orElseThrow(() -> unknown("REFERRER_POLICY", name));
        enabled = settings.get(REFERER_ENABLED);
    }

    private SettingException unknown(String setting, String name) {
        return new SettingException(
                setting + ": \"" + name + "\" is neither a policy (" + String.join(", ", policies.keySet())
                        + ") nor a class that is a ReferrerPolicy with a public constructor");
    }

    /** The request with its Referer, unless it has one. */
    public Request refer(Response page, Request request) {
        if (!enabled || request.headers().contains("Referer")) {
            return request;
        }
        return policy(page, request)
                .referrer(page.url(), request.url())
                .map(referrer -> request.withHeaders(request.headers().withDefault("Referer", referrer)))
                .orElse(request);
    }

    /** The request that a redirect leads to: the page that redirects is the one that led to it, as in Scrapy. */
    public Request referAnew(Response redirect, Request request) {
        return refer(redirect, request.withHeaders(request.headers().without("Referer")));
    }

    private ReferrerPolicy policy(Response page, Request request) {
        Optional<String> own = request.get(POLICY);
        if (own.isPresent()) {
            return other(own.get(), true).orElse(ofCrawl);
        }
        Optional<String> header = page.headers().get("Referrer-Policy");
        return header.isEmpty()
                ? ofCrawl
                : other(String.join(",", page.headers().getAll("Referrer-Policy")), false)
                        .orElse(ofCrawl);
    }

    private Optional<ReferrerPolicy> other(String name, boolean mayBeClass) {
        Optional<ReferrerPolicy> known = named(name);
        return known.isPresent()
                ? known
                : others.computeIfAbsent(name, key -> {
                    Optional<ReferrerPolicy> found = mayBeClass ? loaded(name) : Optional.empty();
                    if (found.isEmpty()) {
                        LOG.warn("There is no referrer policy \"{}\"; that of REFERRER_POLICY counts", name);
                    }
                    return found;
                });
    }

    /** The last one of a list that is known (Referrer Policy, 8.1). */
    private Optional<ReferrerPolicy> named(String list) {
        String[] names = list.toLowerCase(Locale.ROOT).split(",", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            ReferrerPolicy policy = policies.get(names[i].strip());
            if (policy != null) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    private static Optional<ReferrerPolicy> loaded(String className) {
        try {
            return NamedClass.find(className).getConstructor().newInstance() instanceof ReferrerPolicy policy
                    ? Optional.of(policy)
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
