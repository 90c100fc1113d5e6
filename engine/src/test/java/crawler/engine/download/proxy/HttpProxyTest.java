package crawler.engine.download.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.download.net.Way;
import crawler.engine.error.NotConfigured;
import crawler.engine.testing.Logged;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpProxyTest {
    private static final Request PAGE = new Request("http://www.far.example/");
    private static final Request SAFE_PAGE = new Request("https://www.far.example/");

    @RegisterExtension
    final Logged log = new Logged();

    private static Request sent(Request request, Map<String, String> environment) {
        return new HttpProxy(Settings.defaults(), environment).processRequest(request);
    }

    private static String proxy(Request request, Map<String, String> environment) {
        return sent(request, environment).get(Way.PROXY).orElse("none");
    }

    private static String basic(String plain) {
        return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void M12_theEnvironmentNamesAProxyForEachScheme() {
        Map<String, String> environment =
                Map.of("http_proxy", "http://p.example:3128/", "HTTPS_PROXY", "q.example:8080");

        assertEquals("http://p.example:3128", proxy(PAGE, environment));
        assertEquals("http://q.example:8080", proxy(SAFE_PAGE, environment));
        assertTrue(sent(PAGE, environment).is(HttpProxy.SCHEME_PROXY));
        assertEquals("none", proxy(PAGE, Map.of()));
        assertEquals("none", proxy(PAGE, Map.of("HTTP_PROXY", "http://p.example", "REQUEST_METHOD", "GET")));
    }

    @Test
    void M12_aValueInTheEnvironmentThatNamesNoProxyIsToldOfWithoutItsPassword() {
        assertEquals("none", proxy(PAGE, Map.of("http_proxy", "/var/run/docker.sock")));
        assertEquals(
                1, log.count("WARN The environment's http_proxy names no proxy (\"/var/run/docker.sock\" is no host"));
        assertEquals("none", proxy(SAFE_PAGE, Map.of("https_proxy", "http://me:sec/ret@p.example:3128")));
        assertEquals(1, log.count("The environment's https_proxy names no proxy (\"p.example:3128\" is no host"));
        for (String wrong :
                new String[] {"http://p.example:port", "p.example:", "p.example:99999", "http://:80", "a b"}) {
            assertEquals("none", proxy(PAGE, Map.of("http_proxy", "http://me:secret@" + wrong)), wrong);
        }
        assertEquals(0, log.count("ret"), "no password is told");
        assertEquals(6, log.count("http requests go there directly"));
        assertEquals("http://[::1]:3128", proxy(PAGE, Map.of("http_proxy", "http://[::1]:3128")));
    }

    @Test
    void M12_noProxyNamesHostsAndThoseBelowThem() {
        for (String direct : new String[] {"*", "far.example", ".far.example", "*.far.example", "x, WWW.FAR.EXAMPLE"}) {
            assertEquals("none", proxy(PAGE, Map.of("http_proxy", "http://p.example", "no_proxy", direct)), direct);
        }
        assertEquals(
                "http://p.example",
                proxy(PAGE, Map.of("http_proxy", "http://p.example", "no_proxy", "ar.example,www.far.exampl")));
    }

    @Test
    void M12_aRequestsOwnProxyComesFirstAndTheEmptyOneIsNone() {
        Map<String, String> environment = Map.of("http_proxy", "http://p.example");

        assertEquals("http://own.example:1", proxy(PAGE.with(Way.PROXY, "http://own.example:1"), environment));
        assertFalse(
                sent(PAGE.with(Way.PROXY, "http://own.example:1"), environment).is(HttpProxy.SCHEME_PROXY));
        assertEquals("", proxy(PAGE.with(Way.PROXY, ""), environment));
    }

    @Test
    void M12_aRequestsProxyThatIsNoneFailsWithASentenceAndWithoutItsPassword() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> sent(PAGE.with(Way.PROXY, "http://me:secret@p.example:port"), Map.of()));

        assertTrue(
                error.getMessage().startsWith("<GET http://www.far.example/>: \"p.example:port\" is no host"),
                error.getMessage());
        assertFalse(error.getMessage().contains("secret"));
    }

    @Test
    void M12_userAndPasswordOfAProxyBecomeItsCredentials() {
        Request sent = sent(PAGE.with(Way.PROXY, "https://m%40e:p%3Ass@p.example:1"), Map.of());

        assertEquals("https://p.example:1", sent.get(Way.PROXY).orElseThrow());
        assertEquals(
                basic("m@e:p:ss"), sent.headers().get("Proxy-Authorization").orElseThrow());
        assertEquals("https://p.example:1", sent.get(HttpProxy.AUTH_PROXY).orElseThrow());

        Request fromEnvironment = sent(PAGE, Map.of("http_proxy", "http://me@p.example"));
        assertEquals(
                basic("me:"),
                fromEnvironment.headers().get("Proxy-Authorization").orElseThrow());
    }

    @Test
    void M12_AF2_credentialsGoWhenTheProxyChanges() {
        Request first = sent(PAGE.with(Way.PROXY, "http://me:pass@p.example"), Map.of());

        Request same = sent(first, Map.of());
        assertEquals(first.headers(), same.headers());
        for (String other : new String[] {"http://q.example", "http://p.example:81", ""}) {
            Request changed = sent(first.with(Way.PROXY, other), Map.of());
            assertFalse(changed.headers().contains("Proxy-Authorization"), other);
            assertEquals(Optional.empty(), changed.get(HttpProxy.AUTH_PROXY), other);
        }
        assertFalse(sent(first.without(Way.PROXY), Map.of()).headers().contains("Proxy-Authorization"));
    }

    @Test
    void M10_M12_AF2_aRedirectToAnotherSchemeLeavesTheEnvironmentsProxyAndItsCredentials() {
        Map<String, String> environment =
                Map.of("http_proxy", "http://me:pass@p.example", "https_proxy", "http://q.example");
        Request first = sent(PAGE, environment);
        assertTrue(first.headers().contains("Proxy-Authorization"));

        Request safe = HttpProxy.forgetting(first, "https").withUrl(SAFE_PAGE.url());
        assertFalse(safe.headers().contains("Proxy-Authorization"));
        assertEquals("http://q.example", proxy(safe, environment));
        assertFalse(sent(safe, environment).headers().contains("Proxy-Authorization"));
        assertEquals("none", proxy(safe, Map.of("http_proxy", "http://me:pass@p.example")));

        Request same = HttpProxy.forgetting(first, "http").withUrl("http://other.example/");
        assertEquals(first.headers(), sent(same, environment).headers());
        Request own = sent(PAGE.with(Way.PROXY, "http://me:pass@own.example"), environment);
        assertEquals(own, HttpProxy.forgetting(own, "https"), "the request's own goes with it");
    }

    @Test
    void M12_AF2_aRedirectToAHostThatNeedsNoProxyGoesThereWithoutIt() {
        Map<String, String> environment = Map.of("http_proxy", "http://me:pass@p.example", "no_proxy", "near.example");
        Request near = sent(PAGE, environment).withUrl("http://near.example/");

        assertEquals("none", proxy(near, environment));
        assertFalse(sent(near, environment).headers().contains("Proxy-Authorization"));
        assertEquals("http://own.example", proxy(near.with(Way.PROXY, "http://own.example"), environment));
    }

    @Test
    void M12_credentialsThatTheSpiderGaveAreForTheProxyOfThatRequest() {
        Request own = PAGE.withHeader("Proxy-Authorization", "Basic own");

        Request sent = sent(own.with(Way.PROXY, "http://p.example"), Map.of());
        assertEquals("Basic own", sent.headers().get("Proxy-Authorization").orElseThrow());
        assertEquals("http://p.example", sent.get(HttpProxy.AUTH_PROXY).orElseThrow());
        assertFalse(sent(own, Map.of()).headers().contains("Proxy-Authorization"), "there is no proxy to have them");
    }

    @Test
    void M12_theEncodingOfCredentialsIsASetting() {
        Settings settings =
                Settings.defaults().with(Priority.PROJECT, "test", Map.of("HTTPPROXY_AUTH_ENCODING", "utf-8"));
        Request sent =
                new HttpProxy(settings, Map.of()).processRequest(PAGE.with(Way.PROXY, "http://m%C3%A5:x@p.example"));
        byte[] plain = "må:x".getBytes(StandardCharsets.UTF_8);

        assertEquals(
                "Basic " + Base64.getEncoder().encodeToString(plain),
                sent.headers().get("Proxy-Authorization").orElseThrow());
    }

    @Test
    void M12_itCanBeSwitchedOff() {
        Settings off = Settings.defaults().with(Priority.PROJECT, "test", Map.of("HTTPPROXY_ENABLED", false));

        assertThrows(NotConfigured.class, () -> new HttpProxy(off, Map.of()));
    }
}
