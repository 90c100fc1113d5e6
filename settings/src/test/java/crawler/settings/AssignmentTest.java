package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void theFirstEqualsSignSplitsNameAndValue() {
        assertEquals(new Assignment("A", "b=c"), Assignment.parse("-s", "A=b=c"));
        assertEquals(new Assignment("A", ""), Assignment.parse("-s", "A="));
        assertEquals(new Assignment("A", " b "), Assignment.parse("-s", " A = b "));
    }

    @Test
    void aMissingEqualsSignIsAnErrorThatShowsWhatToWrite() {
        assertEquals(
                "Option -s DOWNLOAD_DELAY: \"=\" is missing. Write -s DOWNLOAD_DELAY=VALUE.",
                assertThrows(SettingException.class, () -> Assignment.parse("-s", "DOWNLOAD_DELAY"))
                        .getMessage());
        assertEquals(
                "Option -a =5: no name before \"=\". Write -a NAME=VALUE.",
                assertThrows(SettingException.class, () -> Assignment.parse("-a", "=5"))
                        .getMessage());
    }

    @Test
    void ofTwoAssignmentsToOneNameTheLaterStays() {
        assertEquals(Map.of("A", "2", "B", "x"), Assignment.all("-s", List.of("A=1", "B=x", "A=2")));
    }
}
