package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.settings.Priority;
import crawler.settings.Settings;
import crawler.spiders.twins.SecondTwin;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpiderLoaderTest {
    private static final String OWN = "crawler.spiders.own";

    private static Settings modules(String packages, boolean warnOnly) {
        return Settings.defaults()
                .with(
                        Priority.PROJECT,
                        "project",
                        Map.of("SPIDER_MODULES", packages, "SPIDER_LOADER_WARN_ONLY", warnOnly));
    }

    @Nested
    @DisplayName("A20: SPIDER_MODULES")
    class Modules {
        @TempDir
        Path folder;

        @Test
        void spidersOfTheNamedPackagesAreFoundBesideTheReadyOnes() {
            SpiderLoader loader = new ClassPathSpiderLoader(modules("crawler.spiders.twins", true));

            assertEquals(List.of("books", "chouti", "quotes", "twin"), loader.list());
            assertEquals("twin", loader.load("twin").name());
            assertTrue(assertThrows(IllegalArgumentException.class, () -> loader.load("lonely.example"))
                    .getMessage()
                    .contains("no spider \"lonely.example\""));
        }

        @Test
        void ofSpidersOfOneNameTheLastIsMeantWithAWarning() {
            Ran ran = Ran.run("twin", "--demo", "-s", "SPIDER_MODULES=crawler.spiders.twins");

            assertEquals(0, ran.exitCode(), ran.err());
            assertTrue(
                    ran.err()
                            .contains("There are several spiders named twin: crawler.spiders.twins.FirstTwin and"
                                    + " crawler.spiders.twins.SecondTwin; the name means the last."),
                    ran.err());
            assertEquals(
                    SecondTwin.class,
                    new ClassPathSpiderLoader(modules("crawler.spiders.twins", false))
                            .load("twin")
                            .getClass());
        }

        @Test
        void withoutModulesAnAmbiguousNameIsRefused() {
            Ran ran = Ran.run("twin", "--demo");

            assertEquals(2, ran.exitCode());
            assertTrue(ran.err().contains("Write the full class name."), ran.err());
        }

        @Test
        void aSpiderThatCannotBeMadeEndsItUnlessItIsToBeWarnedOfOnly() {
            Ran ran = Ran.run("lonely.example", "--demo", "-s", "SPIDER_MODULES=" + OWN);
            assertEquals(2, ran.exitCode());
            assertTrue(
                    ran.err().contains("SPIDER_MODULES: The constructor of crawler.spiders.own.BrokenSpider failed"));
            assertTrue(ran.err().contains("SPIDER_LOADER_WARN_ONLY=True leaves it out with a warning."));

            Ran warned = Ran.run(
                    "lonely.example", "--demo", "-s", "SPIDER_MODULES=" + OWN, "-s", "SPIDER_LOADER_WARN_ONLY=True");
            assertEquals(0, warned.exitCode());
            assertTrue(warned.err().contains("WARNING SpiderLoader")
                    || warned.err().contains("BrokenSpider failed"));
        }

        @Test
        void aPackageThatIsNotThereIsNamed() {
            Ran ran = Ran.run("chouti", "--demo", "-s", "SPIDER_MODULES=shop.spiders");

            assertEquals(2, ran.exitCode());
            assertTrue(
                    ran.err().contains("SPIDER_MODULES: there is no package shop.spiders on the class path"),
                    ran.err());
            assertFalse(ran.err().contains("\tat "), ran.err());
        }

        private SpiderClasses classes(Path classPath) throws IOException {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {classPath.toUri().toURL()}, Spider.class.getClassLoader());
            return new SpiderClasses(loader, classPath.toString());
        }

        @Test
        void aClassThatIsBrokenIsNamed() throws IOException {
            Files.createDirectories(folder.resolve("shop"));
            Files.writeString(folder.resolve("shop/Garbage.class"), "none");

            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> new ClassPathSpiderLoader(classes(folder), modules("shop", false)))
                    .getMessage();
            assertTrue(message.startsWith("SPIDER_MODULES: shop.Garbage cannot be loaded: "), message);
            assertEquals(
                    List.of("books", "chouti", "quotes"),
                    new ClassPathSpiderLoader(classes(folder), modules("shop", true)).list());
            SpiderLoader anywhere = new ClassPathSpiderLoader(classes(folder), Settings.defaults());
            assertTrue(assertThrows(IllegalArgumentException.class, () -> anywhere.load("Garbage"))
                    .getMessage()
                    .contains("The class shop.Garbage is there and cannot be loaded: "));
        }

        @Test
        void packagesInJarsAreSearchedToo() throws IOException {
            Path jar = folder.resolve("shop.jar");
            String file = SecondTwin.class.getName().replace('.', '/') + ".class";
            try (OutputStream out = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(
                        Spider.class.getClassLoader().getResourceAsStream(file).readAllBytes());
                zip.closeEntry();
            }

            SpiderLoader loader = new ClassPathSpiderLoader(classes(jar), modules("crawler.spiders", false));
            assertEquals(List.of("books", "chouti", "quotes", "twin"), loader.list());
        }

        @Test
        void aRequestIsForTheSpidersThatMayGoThere() {
            SpiderLoader loader = new ClassPathSpiderLoader(modules("crawler.spiders.twins", false));

            assertEquals(List.of("twin"), loader.findByRequest(new Request("http://www.twins.example/1")));
            assertEquals(List.of("quotes"), loader.findByRequest(new Request("http://quotes/")));
            assertEquals(List.of(), loader.findByRequest(new Request("http://none.example/")));
        }
    }

    /** Makes a spider of any name. */
    public static final class Generous implements SpiderLoader {
        private final String greeting;

        public Generous(Settings settings) {
            this.greeting = settings.raw("GREETING").map(Object::toString).orElse("");
        }

        @Override
        public List<String> list() {
            return List.of("anything", greeting);
        }

        @Override
        public Spider load(String typed) {
            if (typed.equals("nothing")) {
                throw new IllegalArgumentException("nothing is nothing");
            }
            return new Spider(typed) {};
        }
    }

    @Nested
    @DisplayName("A21: SPIDER_LOADER_CLASS")
    class OwnLoader {
        private static final String OWN_LOADER = "SPIDER_LOADER_CLASS=crawler.spiders.SpiderLoaderTest$Generous";

        @Test
        void anyLoaderTakesThePlaceOfOurs() {
            Ran ran = Ran.run("whatever", "-s", OWN_LOADER);

            assertEquals(0, ran.exitCode(), ran.err());
            assertTrue(ran.err().contains("Spider opened: whatever"), ran.err());
        }

        @Test
        void itsWordsAreWhatTheUserSees() {
            Ran ran = Ran.run("nothing", "-s", OWN_LOADER);

            assertEquals(2, ran.exitCode());
            assertEquals("crawler: nothing is nothing", ran.err().strip());
        }

        @Test
        void theDummyKnowsNone() {
            Ran ran = Ran.run("chouti", "-s", "SPIDER_LOADER_CLASS=crawler.spiders.DummySpiderLoader");

            assertEquals(2, ran.exitCode());
            assertTrue(ran.err().contains("no spider \"chouti\""), ran.err());
            assertEquals(List.of(), new DummySpiderLoader().list());
            assertEquals(List.of(), new DummySpiderLoader().findByRequest(new Request("http://chouti/")));
        }

        @Test
        void aClassThatIsNoneIsRefused() {
            Ran ran = Ran.run("chouti", "-s", "SPIDER_LOADER_CLASS=java.lang.String");

            assertEquals(2, ran.exitCode());
            assertTrue(ran.err().contains("SPIDER_LOADER_CLASS: java.lang.String is no SpiderLoader"), ran.err());
        }
    }
}
