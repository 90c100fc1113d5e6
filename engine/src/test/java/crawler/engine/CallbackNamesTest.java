package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Row B7: the names under which callbacks are stored. */
class CallbackNamesTest {

    private Stream<Output> parseAuthor(Response page) {
        return Stream.empty();
    }

    private Stream<Output> failed(Request request, Throwable error) {
        return Stream.empty();
    }

    private static Stream<Output> parseStatic(Response page) {
        return Stream.empty();
    }

    @Test
    void B7_aMethodReferenceHasTheNameOfItsMethod() {
        Callback callback = this::parseAuthor;
        Errback errback = this::failed;
        Callback ofClass = CallbackNamesTest::parseStatic;

        assertEquals(Optional.of("parseAuthor"), CallbackNames.of(callback));
        assertEquals(Optional.of("failed"), CallbackNames.of(errback));
        assertEquals(Optional.of("parseStatic"), CallbackNames.of(ofClass));
    }

    @Test
    void B7_lambdasAndObjectsHaveNone() {
        Callback lambda = page -> Stream.of();
        Callback capturing = page -> parseAuthor(page);
        Callback object = new Callback() {
            private static final long serialVersionUID = 1;

            @Override
            public Stream<Output> call(Response page) {
                return Stream.empty();
            }
        };

        assertEquals(Optional.empty(), CallbackNames.of(lambda));
        assertEquals(Optional.empty(), CallbackNames.of(capturing));
        assertEquals(Optional.empty(), CallbackNames.of(object));
    }

    /** A spider with callbacks of all kinds. */
    private static final class Callbacks extends Spider {
        Callbacks() {
            super("callbacks");
        }

        private Stream<Output> parsePrivate(Response page) {
            return Stream.of(new Request(page.url() + "next"));
        }

        private Stream<Output> broken(Request request, Throwable error) throws Exception {
            throw new java.io.IOException(request.url() + error.getMessage());
        }

        Callback bound() {
            return this::parsePrivate;
        }
    }

    @Test
    void B7_aCallbackIsFoundAgainByItsName() throws Exception {
        Callbacks spider = new Callbacks();
        Callback callback = CallbackNames.callback(spider, "parsePrivate");
        Errback errback = CallbackNames.errback(spider, "broken");

        assertEquals(
                "<GET http://a.example/next>",
                callback.call(Response.of("http://a.example/", ""))
                        .toList()
                        .get(0)
                        .toString());
        assertEquals(Optional.of("parsePrivate"), CallbackNames.of(spider, callback));
        assertEquals(Optional.of("broken"), CallbackNames.of(errback));
        assertThrows(
                java.io.IOException.class,
                () -> errback.call(new Request("http://a.example/"), new IllegalStateException("x")));
        String message = assertThrows(IllegalArgumentException.class, () -> CallbackNames.callback(spider, "broken"))
                .getMessage();
        assertTrue(message.contains("has no method broken(Response)"), message);
    }

    @Test
    void B7_onlyMethodsOfTheSpiderAreFoundAgain() {
        Callbacks spider = new Callbacks();
        Callback foreign = this::parseAuthor;

        assertEquals(Optional.of("parsePrivate"), CallbackNames.of(spider, spider.bound()));
        assertEquals(Optional.empty(), CallbackNames.of(new Callbacks(), spider.bound()));
        assertEquals(Optional.empty(), CallbackNames.of(spider, foreign));
    }

    @Test
    void messagesNameTheMethodOrWhatItIsInstead() {
        Callback named = this::parseAuthor;
        Callback lambda = page -> Stream.of();

        assertEquals("parseAuthor", CallbackNames.describe(Optional.of(named)));
        assertEquals("(a lambda)", CallbackNames.describe(Optional.of(lambda)));
        assertEquals("parse", CallbackNames.describe(Optional.empty()));
    }

    @Test
    void whatBelongsToAModuleThatIsNotOpenHasNoName() {
        Serializable closed = Duration.ofSeconds(1); // has a writeReplace that nobody else may call

        assertEquals(Optional.empty(), CallbackNames.of(closed));
    }
}
