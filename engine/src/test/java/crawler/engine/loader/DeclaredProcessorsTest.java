package crawler.engine.loader;

import static crawler.engine.loader.Processors.identity;
import static crawler.engine.loader.Processors.mapCompose;
import static crawler.engine.loader.Processors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import crawler.settings.Priority;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E2, E3: processors that fields are declared with")
class DeclaredProcessorsTest {
    static final class Amount implements TextProcessor {
        @Override
        public Object text(String text) {
            return text.replace("£", "");
        }
    }

    record Book(
            @InputProcessor(Strip.class) @OutputProcessor(Join.class)
            String title,

            @InputProcessor({Strip.class, Amount.class}) @OutputProcessor(TakeFirst.class)
            BigDecimal price,

            List<String> tags)
            implements Item {}

    static class Thing implements Item {
        @OutputProcessor(TakeFirst.class)
        String name;
    }

    static final class Chair extends Thing {
        @OutputProcessor(Join.class)
        String color;
    }

    private static final LoaderRules<Book> BOOKS = LoaderRules.of(Book.class);

    @Test
    void aFieldsOwnProcessorsAreUsed() {
        assertEquals(
                new Book("a b", new BigDecimal("3"), List.of(" x")),
                BOOKS.load()
                        .addValue("title", List.of(" a ", "b "))
                        .addValue("price", " £3 ")
                        .addValue("tags", " x")
                        .loadItem());
    }

    @Test
    void theLoadersRuleGoesBeforeTheFieldsAndThatBeforeTheDefault() {
        LoaderRules<Book> rules = BOOKS.withDefaultInput(mapCompose(text(String::toUpperCase)))
                .withDefaultOutput(identity())
                .withOutput("title", Processors.join("-"))
                .withInput("price", mapCompose(text(value -> "7")));

        assertEquals(
                new Book("a-b", new BigDecimal("7"), List.of("X")),
                rules.load()
                        .addValue("title", List.of(" a", "b"))
                        .addValue("price", "£3")
                        .addValue("tags", "x")
                        .loadItem());
    }

    @Test
    void aClassInheritsThoseOfItsSuperclass() {
        Chair chair = LoaderRules.of(Chair.class)
                .load()
                .addValue("name", List.of("", "Thonet"))
                .addValue("color", List.of("dark", "red"))
                .loadItem();

        assertEquals("Thonet", chair.name);
        assertEquals("dark red", chair.color);
    }

    @Test
    void anUnknownFieldIsRefusedWhereItIsNamed() {
        List<Runnable> mistakes = List.of(
                () -> BOOKS.withInput("titel", identity()),
                () -> BOOKS.withOutput("titel", identity()),
                () -> BOOKS.load().addValue("titel", "x"),
                () -> BOOKS.load().replaceValue("titel", "x"),
                () -> BOOKS.load().addValues(Map.of("titel", "x")));
        for (Runnable mistake : mistakes) {
            String message =
                    assertThrows(IllegalArgumentException.class, mistake::run).getMessage();
            assertTrue(message.contains("Book has no field titel (have: title, price, tags)"), message);
        }
    }

    @Test
    @DisplayName("E5: DEFAULT_ITEM_CLASS")
    void theClassOfItemsIsASetting() {
        Settings settings = Settings.defaults();

        assertEquals(
                Item.of(Map.of("any", List.of("x"))),
                LoaderRules.ofDefault(settings).load().addValue("any", "x").loadItem());
        assertEquals(
                new Book("x", null, List.of()),
                LoaderRules.ofDefault(with(settings, Book.class.getName()))
                        .load()
                        .addValue("title", "x")
                        .loadItem());
        assertEquals(MapItem.class.getName(), settings.get(LoaderRules.DEFAULT_ITEM_CLASS));
    }

    @Test
    @DisplayName("E5: a DEFAULT_ITEM_CLASS that is none")
    void aClassThatIsNoItemIsRefused() {
        for (String name : List.of("java.lang.String", "no.such.Item")) {
            assertTrue(assertThrows(
                            SettingException.class, () -> LoaderRules.ofDefault(with(Settings.defaults(), name)))
                    .getMessage()
                    .startsWith("DEFAULT_ITEM_CLASS: "));
        }
    }

    private static Settings with(Settings settings, String itemClass) {
        return settings.with(Priority.PROJECT, LoaderRules.DEFAULT_ITEM_CLASS, itemClass);
    }
}
