package crawler.engine.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import org.junit.jupiter.api.Test;

class NamedClassTest {
    @Test
    void aClassIsFoundByItsNameEvenWithoutAContextClassLoader() throws ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        assertEquals(Setting.class, NamedClass.find("crawler.settings.Setting"));
        thread.setContextClassLoader(null);
        try {
            assertEquals(Setting.class, NamedClass.find("crawler.settings.Setting"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aClassThatIsNotThereIsTheSettingsMistake() {
        SettingException mistake = assertThrows(SettingException.class, () -> NamedClass.find("PART", "no.Such"));

        assertEquals("PART: there is no class no.Such on the class path", mistake.getMessage());
    }
}
