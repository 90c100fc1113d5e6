package crawler.engine.loader;

import static crawler.engine.loader.Processors.compose;
import static crawler.engine.loader.Processors.function;
import static crawler.engine.loader.Processors.identity;
import static crawler.engine.loader.Processors.join;
import static crawler.engine.loader.Processors.mapCompose;
import static crawler.engine.loader.Processors.selectJmes;
import static crawler.engine.loader.Processors.takeFirst;
import static crawler.engine.loader.Processors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import crawler.engine.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E3, E4: item loaders and their processors")
class ItemLoaderTest {
    private static final Response PAGE = Response.of(
            "http://site.test/", "<h1> Emma </h1><div id=d><b>3</b><b>4</b></div><p>name: A</p><p>name: B</p>");
    private static final Map<String, Object> NO_CONTEXT = Map.of();

    record Book(String name, int price, List<String> names) implements Item {}

    private static final LoaderRules<Book> BOOKS = LoaderRules.of(Book.class)
            .withDefaultInput(mapCompose(text(String::strip)))
            .withDefaultOutput(takeFirst())
            .withOutput("names", identity());

    @Test
    void aRecordIsFilledFromAPage() {
        Book book = BOOKS.load(PAGE)
                .addCss("name", "h1::text")
                .addXPath("price", "//b/text()")
                .addCss("names", "p::text", ItemLoader.re("name: (.+)"))
                .loadItem();

        assertEquals(new Book("Emma", 3, List.of("A", "B")), book);
    }

    @Test
    void valuesAddUpAndAreReplaced() {
        ItemLoader<MapItem> loader = LoaderRules.ofMaps().load();
        loader.addValue("a", "x")
                .addValue("a", List.of("y", "z"))
                .addValue("b", null)
                .addValue("c", "");
        loader.addValues(Map.of("d", 1));

        assertEquals(List.of("x", "y", "z"), loader.collectedValues("a"));
        assertEquals(Map.of("a", List.of("x", "y", "z"), "c", List.of(""), "d", List.of(1)), fields(loader));
        loader.replaceValue("a", "new");
        assertEquals(List.of("new"), loader.outputValue("a"));
    }

    private static Map<String, ?> fields(ItemLoader<MapItem> loader) {
        return loader.loadItem().fields();
    }

    @Test
    void nestedLoadersFillTheSameItem() {
        ItemLoader<MapItem> loader = LoaderRules.ofMaps().load(PAGE);
        loader.nestedCss("#d").addCss("prices", "b::text").nestedXPath("./b[2]").addXPath("last", "./text()");

        assertEquals(Map.of("prices", List.of("3", "4"), "last", List.of("4")), fields(loader));
    }

    @Test
    void anItemThatIsThereIsGoneOnWith() {
        Book before = new Book("old", 7, List.of("A"));
        Book after = BOOKS.load(before, PAGE)
                .addValue("names", "B")
                .replaceValue("name", "new")
                .loadItem();

        assertEquals(new Book("new", 7, List.of("A", "B")), after);
    }

    @Test
    void getDoesNotAdd() {
        ItemLoader<MapItem> loader = LoaderRules.ofMaps().load(PAGE);

        assertEquals("Emma", loader.getCss("h1::text", takeFirst(), text(String::strip)));
        assertEquals("A", loader.getXPath("//p/text()", ItemLoader.re("name: (.+)"), takeFirst()));
        assertNull(loader.getValue(List.of(), takeFirst(), text(String::strip)));
        assertEquals(Map.of(), fields(loader));
    }

    @Test
    void theMostSpecificProcessorWins() {
        ItemLoader<MapItem> loader = LoaderRules.ofMaps()
                .withDefaultInput(mapCompose(text(String::toUpperCase)))
                .withInput("a", identity())
                .withDefaultOutput(join("-"))
                .withOutput("b", takeFirst())
                .load()
                .addValue("a", List.of("x", "y"))
                .addValue("b", List.of("x", "y"))
                .addValue("c", List.of("x", "y"));

        assertEquals(Map.of("a", "x-y", "b", "X", "c", "X-Y"), fields(loader));
    }

    @Test
    void processorsSeeTheContext() {
        Processor unit = (value, context) -> value + " " + context.getOrDefault("unit", "m");

        assertEquals(
                Map.of("length", List.of("3 km")),
                fields(LoaderRules.ofMaps()
                        .withInput("length", mapCompose(unit))
                        .load()
                        .with("unit", "km")
                        .addValue("length", "3")));
    }

    @Test
    void takeFirstSkipsNullsAndEmptyTextsOnly() {
        assertEquals(0, takeFirst().process(Arrays.asList(null, "", 0, 1), NO_CONTEXT));
        assertEquals(false, takeFirst().process(List.of(false), NO_CONTEXT));
        assertNull(takeFirst().process(List.of(), NO_CONTEXT));
    }

    @Test
    void mapComposeFlattensAndDropsNulls() {
        Processor noWorld = function(value -> value.equals("world") ? null : value);
        Processor twice = function(value -> List.of(value, value));

        assertEquals(
                List.of("HI", "HI", "YOU", "YOU"),
                mapCompose(noWorld, text(String::toUpperCase), twice)
                        .process(List.of("hi", "world", "you"), NO_CONTEXT));
        assertEquals(List.of(), mapCompose(noWorld).process(null, NO_CONTEXT));
    }

    @Test
    void composeStopsAtNullUnlessToldNotTo() {
        List<Object> seen = new ArrayList<>();
        Processor note = function(value -> {
            seen.add(value);
            return null;
        });

        assertNull(compose(note, note).process("x", NO_CONTEXT));
        assertEquals(1, seen.size());
        assertNull(Processors.composeWithNulls(note, note).process("x", NO_CONTEXT));
        assertEquals(3, seen.size());
    }

    @Test
    void selectJmesLooksIntoMapsAndLists() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("foo", Map.of("bar", List.of(1, "two")));

        assertEquals(List.of(1, "two"), selectJmes("foo.bar").process(value, NO_CONTEXT));
        assertEquals("two", selectJmes("foo.bar[1]").process(value, NO_CONTEXT));
        assertNull(selectJmes("none").process(value, NO_CONTEXT));
        assertEquals(List.of(), selectJmes("@").process(List.of(), NO_CONTEXT));
        assertEquals(Map.of("a", 1), selectJmes("{a: foo.bar[0]}").process(value, NO_CONTEXT));
        assertEquals(1, selectJmes("foo.bar | [0]").process(value, NO_CONTEXT));
    }

    @Test
    void errorsNameFieldValueAndProcessor() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> BOOKS.load().addValue("price", "x").loadItem());
        assertTrue(error.getMessage().startsWith("Book.price: \"x\" is no Integer"), error.getMessage());
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> LoaderRules.ofMaps()
                                .withDefaultOutput(join())
                                .load()
                                .addValue("a", 1)
                                .loadItem())
                .getMessage()
                .startsWith("Error with output processor: field=a value=[1]"));
        assertThrows(IllegalStateException.class, () -> BOOKS.load().addCss("name", "h1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> BOOKS.load().addValue("nmae", "x").loadItem());
    }
}
