package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.middleware.BasicAuth;
import crawler.engine.download.middleware.Cookies;
import crawler.engine.download.middleware.MetaRefresh;
import crawler.engine.download.middleware.Redirect;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.scrape.middleware.Referer;
import crawler.engine.testing.TestCrawler;
import crawler.engine.text.Refresh;
import crawler.engine.url.SafeUrl;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Middlewares, each with one request after the other. */
public final class MiddlewareFunctions implements Family {
    private static final List<String> IGNORED = List.of("script", "noscript");

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "basic_auth",
                function(args -> BasicAuth.header(args.text("user"), args.text("pass"))),
                "cookies",
                args -> cookies(new Arguments(args)),
                "redirect",
                args -> redirect(new Arguments(args)),
                "referer",
                function(MiddlewareFunctions::referer),
                "meta_refresh",
                function(MiddlewareFunctions::metaRefresh));
    }

    private static Object metaRefresh(Arguments args) {
        Response page = Response.of(args.optional("url").orElse("http://site.test/dir/page.html"), args.text("html"));
        List<String> ignored = args.value("ignore_tags").isPresent() ? args.texts("ignore_tags") : IGNORED;
        return Refresh.of(page.text(), ignored)
                .map(refresh ->
                        Arrays.<Object>asList(refresh.delay(), SafeUrl.of(page.join(refresh.link()), page.encoding())))
                .orElse(Arrays.asList(null, null));
    }

    private static Object redirect(Arguments args) throws Exception {
        Request request = Messages.request(args.object("request"));
        try {
            TestCrawler crawler = Messages.crawler(args);
            boolean refresh = args.flag("meta_refresh");
            Response response = Messages.response(request, args.object("response"));
            Fetched fetched = refresh
                    ? fetch(new MetaRefresh(crawler), request, sent -> Messages.html(response))
                    : fetch(new Redirect(crawler), request, sent -> response);
            return fetched instanceof Request instead ? fields(instead) : "response";
        } catch (IgnoreRequest e) {
            return "ignored";
        } catch (NotConfigured e) {
            return "response";
        }
    }

    private static Map<String, Object> fields(Request request) {
        Map<String, Object> headers = new TreeMap<>();
        request.headers()
                .without("Referer")
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", request.url());
        fields.put("method", request.method());
        fields.put("body", new String(request.body(), StandardCharsets.UTF_8));
        fields.put("headers", headers);
        fields.put("priority", request.priority());
        fields.put("dont_filter", request.dontFilter());
        fields.put("redirect_times", request.get(Redirect.REDIRECT_TIMES).orElse(0));
        fields.put("redirect_urls", request.get(Redirect.REDIRECT_URLS).orElse(List.of()));
        return fields;
    }

    private static Object referer(Arguments args) {
        Map<String, Object> policy = new HashMap<>();
        args.optional("policy").ifPresent(name -> policy.put("REFERRER_POLICY", name));
        Referer referer = new Referer(Messages.crawler(policy));
        Headers headers = Messages.headers(args.object("response_headers"));
        Response page = new Response(new Request(args.text("from")), 200, headers, new byte[0]);
        Request request = Messages.withMeta(new Request(args.text("to")), args.object("meta"));
        Request sent = (Request)
                referer.processOutput(page, Stream.of(request)).iterator().next();
        return sent.headers().get("Referer").orElse(null);
    }

    private static Object cookies(Arguments args) throws Exception {
        Cookies cookies = new Cookies(Messages.crawler(args));
        List<Object> headers = new ArrayList<>();
        for (Arguments step : args.objects("steps")) {
            boolean asked = step.value("request").isPresent();
            Request[] sent = new Request[1];
            fetch(cookies, Messages.request(asked ? step.object("request") : step), request -> {
                sent[0] = request;
                return new Response(
                        request, 200, Messages.headers("Set-Cookie", step.texts("set_cookie")), new byte[0]);
            });
            if (asked) {
                List<String> values = sent[0].headers().getAll("Cookie");
                headers.add(values.isEmpty() ? null : String.join("; ", values));
            }
        }
        return headers;
    }

    /** What the middleware makes of the answer that a request is given. @throws Exception when it refuses the request */
    static Fetched fetch(
            DownloaderMiddleware middleware, Request request, java.util.function.Function<Request, Fetched> answer)
            throws Exception {
        Deferred<Fetched> fetched = middleware.fetch(request, sent -> Deferred.succeed(answer.apply(sent)));
        List<Outcome<Fetched>> outcome = new ArrayList<>();
        fetched.addBoth(outcome::add);
        return outcome.get(0).get();
    }
}
