package crawler.engine.referrer;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.part.NamedClass;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** A site may send another name with each page; no more than so many, and so much of each, is kept in mind. */
    private static final int MOST_NAMES = 100;

    private static final int LONGEST_TOLD = 100;

    private final Map<String, ReferrerPolicy> policies = new HashMap<>();

    /** Those that requests name by class; so that each is made once. */
    private final Map<String, Optional<ReferrerPolicy>> ofRequests = new HashMap<>();

    /** The names that are none and were told of. */
    private final Set<String> told = new HashSet<>();

    private final Settings settings;
    private final ReferrerPolicy ofCrawl;
    private final boolean enabled;

    /** @throws SettingException when there is no such policy */
    public Referrers(Settings settings) {
        this.settings = settings;
        for (StandardPolicy policy : StandardPolicy.values()) {
            policies.put(policy.policyName(), policy);
        }
        policies.put("", StandardPolicy.NO_REFERRER_WHEN_DOWNGRADE);
        settings.get(REFERRER_POLICIES).forEach((name, type) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (type.isEmpty()) {
                policies.remove(lower);
            } else {
                policies.put(lower, loaded(REFERRER_POLICIES, type));
            }
        });
        String name = settings.get(REFERRER_POLICY);
        ofCrawl = named(name).orElseGet(() -> byClass(name));
        enabled = settings.get(REFERER_ENABLED);
    }

    private ReferrerPolicy byClass(String name) {
        try {
            return loaded(REFERRER_POLICY, name);
        } catch (SettingException e) {
            throw new SettingException(
                    e.getMessage()
                            + policies.keySet().stream()
                                    .filter(policy -> !policy.isEmpty())
                                    .sorted()
                                    .collect(Collectors.joining(", ", "; the policies that are no classes: ", "")),
                    e);
        }
    }

    private ReferrerPolicy loaded(Setting<?> setting, String className) {
        return NamedClass.make(setting.name(), className, ReferrerPolicy.class, Map.of(Settings.class, settings));
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
            return ofRequest(own.get()).orElse(ofCrawl);
        }
        return page.headers().contains("Referrer-Policy")
                ? ofPage(String.join(",", page.headers().getAll("Referrer-Policy")))
                        .orElse(ofCrawl)
                : ofCrawl;
    }

    private Optional<ReferrerPolicy> ofRequest(String name) {
        Optional<ReferrerPolicy> known = named(name).or(() -> ofRequests.getOrDefault(name, Optional.empty()));
        if (known.isPresent() || ofRequests.containsKey(name)) {
            return known;
        }
        Optional<ReferrerPolicy> found = found(name);
        if (ofRequests.size() < MOST_NAMES) {
            ofRequests.put(name, found);
        }
        return found;
    }

    private Optional<ReferrerPolicy> found(String className) {
        try {
            return Optional.of(loaded(REFERRER_POLICY, className));
        } catch (RuntimeException e) {
            tell(className, "request's attribute " + POLICY.name());
            return Optional.empty();
        }
    }

    private Optional<ReferrerPolicy> ofPage(String names) {
        Optional<ReferrerPolicy> known = named(names);
        if (known.isEmpty()) {
            tell(names, "header of a page");
        }
        return known;
    }

    private void tell(String name, String where) {
        String start = name.length() <= LONGEST_TOLD ? name : name.substring(0, LONGEST_TOLD) + "…";
        if (told.size() < MOST_NAMES && told.add(start)) {
            LOG.warn("There is no referrer policy \"{}\" ({}); that of REFERRER_POLICY counts", start, where);
        }
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
}
