package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.testing.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that hold for http over the reactor's connections, for http with OkHttp and for https alike. */
@Timeout(20)
@ParameterizedClass
@EnumSource(Handling.Over.class)
abstract class EachWay {
    @Parameter
    Handling.Over over;

    @RegisterExtension
    final Logged log = new Logged();

    @BeforeEach
    void choose() {
        Handling.over = over;
    }

    @AfterEach
    void restore() {
        Handling.over = Handling.Over.REACTOR;
    }

    static Response answerTo(Request request, String wire) throws Exception {
        try (RawServer server = RawServer.sending(wire)) {
            return Handling.get(request.withUrl(server.url()));
        }
    }

    static Response answer(String wire) throws Exception {
        return answerTo(new Request("http://x/"), wire);
    }

    static Throwable failure(String wire) throws Exception {
        try (RawServer server = RawServer.sending(wire)) {
            return Handling.failure(server.url());
        }
    }
}
