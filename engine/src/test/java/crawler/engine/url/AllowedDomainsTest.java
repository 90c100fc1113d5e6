package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AllowedDomainsTest {
    @Test
    void aDomainAllowsItselfAndWhatIsBelowIt() {
        AllowedDomains domains = AllowedDomains.of(List.of("shop.test", "o.test"));
        assertTrue(domains.allows("http://shop.test/"));
        assertTrue(domains.allows("https://A.b.Shop.test:8443/x?http://evil.test"));
        assertTrue(domains.allows("http://o.test"));
        assertFalse(domains.allows("http://eshop.test/"));
        assertFalse(domains.allows("http://shop.test.evil.test/"));
        assertFalse(domains.allows("http://test/"));
        assertFalse(domains.allows("http://evil.test\\.shop.test/"));
        assertFalse(domains.allows("data:,shop.test"));
    }

    @Test
    void noDomainsAllowEverything() {
        assertTrue(AllowedDomains.of(List.of()).allows("data:,x"));
    }

    @Test
    void urlsAndPortsAmongTheDomainsAllowNothingAndAreReported() {
        AllowedDomains domains = AllowedDomains.of(List.of("http://shop.test", "shop.test:8080", "o.test"));
        assertEquals(List.of("http://shop.test", "shop.test:8080"), domains.unusable());
        assertFalse(domains.allows("http://shop.test:8080/"));
        assertFalse(AllowedDomains.of(List.of("shop.test:1")).allows("http://shop.test:1/"));
    }

    @Test
    void theAnswersAreThoseOfScrapysPattern() {
        Random random = new Random(16);
        for (int round = 0; round < 100; round++) {
            List<String> allowed = new ArrayList<>();
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                allowed.add(name(random));
            }
            String all = allowed.stream().map(Pattern::quote).collect(Collectors.joining("|"));
            Pattern pattern = Pattern.compile("^(.*\\.)?(" + all + ")$");
            AllowedDomains domains = AllowedDomains.of(allowed);
            for (int n = 0; n < 100; n++) {
                String host = name(random);
                assertEquals(
                        pattern.matcher(host).find(), domains.allows("http://" + host + "/"), host + " in " + allowed);
            }
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder(random.nextInt(9) == 0 ? "." : "");
        for (int labels = 1 + random.nextInt(3); labels > 0; labels--) {
            name.append("abc".charAt(random.nextInt(3))).append(labels > 1 ? "." : "");
        }
        return name.toString();
    }
}
