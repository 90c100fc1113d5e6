package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @Test
    void messagesNameTheMethodOrWhatItIsInstead() {
        Callback named = this::parseAuthor;
        Callback lambda = page -> Stream.of();

        assertEquals("parseAuthor", CallbackNames.describe(Optional.of(named)));
        assertEquals("(a lambda)", CallbackNames.describe(Optional.of(lambda)));
        assertEquals("parse", CallbackNames.describe(Optional.empty()));
    }
}
