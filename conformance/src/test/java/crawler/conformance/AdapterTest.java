package crawler.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdapterTest {
    private final Adapter adapter = new Adapter(List.of(() -> Map.of(
            "upper", args -> ((String) args.get("text")).toUpperCase(java.util.Locale.ROOT),
            "refuse",
                    args -> {
                        throw new IllegalArgumentException("no");
                    })));

    @Test
    void aFunctionsResultComesBackUnderTheIdOfTheRequest() {
        assertEquals(
                "{\"id\":7,\"result\":\"É\"}", adapter.answer("{\"id\":7,\"fn\":\"upper\",\"args\":{\"text\":\"é\"}}"));
    }

    @Test
    void aFunctionThatRefusesIsAnsweredWithTheNameOfItsError() {
        assertEquals(
                "{\"id\":\"a\",\"error\":\"IllegalArgumentException\"}",
                adapter.answer("{\"id\":\"a\",\"fn\":\"refuse\",\"args\":{}}"));
    }

    @Test
    void aFunctionThatIsNotThereIsUnsupported() {
        assertEquals("{\"id\":1,\"unsupported\":true}", adapter.answer("{\"id\":1,\"fn\":\"fly\",\"args\":{}}"));
    }
}
