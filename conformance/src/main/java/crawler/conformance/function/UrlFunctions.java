package crawler.conformance.function;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.schedule.CanonicalFingerprinter;
import crawler.engine.schedule.Fingerprinter;
import crawler.engine.text.EncodingLabel;
import crawler.engine.url.AllowedDomains;
import crawler.engine.url.CanonicalUrl;
import crawler.engine.url.SafeUrl;
import crawler.engine.url.StrippedUrl;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** URLs: escaping, comparing, resolving, and where a crawl may go. */
public final class UrlFunctions implements Family {
    private static final String BASE = "http://site.test/dir/page.html";

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "canonicalize_url",
                        Arguments.function(args -> CanonicalUrl.of(args.text("url"), args.flag("keep_fragments"))),
                "same_fingerprint", Arguments.function(UrlFunctions::isSame),
                "safe_url", Arguments.function(args -> SafeUrl.of(args.text("url"), charset(args))),
                "request_url", Arguments.function(args -> new Request(args.text("url")).url()),
                "response_urljoin", Arguments.function(args -> page(args).join(args.text("url"))),
                "follow_url",
                        Arguments.function(
                                args -> page(args).followUrl(args.text("url")).url()),
                "offsite_allowed", Arguments.function(UrlFunctions::isAllowed),
                "strip_url", Arguments.function(UrlFunctions::strip),
                "base_url", Arguments.function(args -> page(args).join("")));
    }

    private static Charset charset(Arguments args) {
        return args.optional("encoding").map(UrlFunctions::charset).orElse(StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) {
        return EncodingLabel.charset(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no encoding " + name));
    }

    private static Response page(Arguments args) {
        String url = args.optional("base").or(() -> args.optional("url")).orElse(BASE);
        Headers headers = Headers.of("Content-Type", "text/html; charset=" + EncodingLabel.name(charset(args)));
        byte[] body = args.optional("html").orElse("").getBytes(charset(args));
        return new Response(new Request(url), 200, headers, body);
    }

    private static boolean isAllowed(Arguments args) {
        Request request = new Request(args.text("url"));
        return AllowedDomains.of(args.texts("allowed_domains")).allows(request.url());
    }

    private static boolean isSame(Arguments args) {
        Fingerprinter fingerprinter =
                new CanonicalFingerprinter(args.texts("include_headers"), args.flag("keep_fragments"));
        return fingerprinter
                .fingerprint(Messages.request(args.object("a")))
                .equals(fingerprinter.fingerprint(Messages.request(args.object("b"))));
    }

    private static String strip(Arguments args) {
        Arguments options = args.object("kw");
        StrippedUrl stripped = StrippedUrl.ALL;
        stripped = options.flag("strip_credentials", true) ? stripped : stripped.keepingCredentials();
        stripped = options.flag("strip_default_port", true) ? stripped : stripped.keepingUsualPort();
        stripped = options.flag("strip_fragment", true) ? stripped : stripped.keepingFragment();
        return options.flag("origin_only") ? stripped.originOf(args.text("url")) : stripped.of(args.text("url"));
    }
}
