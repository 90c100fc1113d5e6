package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.arrows.Arrows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final List<String> ORDER = List.of(
            "crawler.reactor.time",
            "crawler.reactor.defer",
            "crawler.reactor.task",
            "crawler.reactor.error",
            "crawler.reactor.address",
            "crawler.reactor.log",
            "crawler.reactor.net",
            "crawler.reactor.protocol",
            "crawler.reactor.policy",
            "crawler.reactor.certificate",
            "crawler.reactor.tls",
            "crawler.reactor.transport",
            "crawler.reactor.process",
            "crawler.reactor.datagram",
            "crawler.reactor.memory",
            "crawler.reactor",
            "crawler.reactor.http",
            "crawler.reactor.endpoint",
            "crawler.reactor.application",
            "crawler.reactor.examples",
            "crawler.reactor.examples.echo",
            "crawler.reactor.examples.quote",
            "crawler.reactor.examples.poetry",
            "crawler.reactor.examples.cmd",
            "crawler.reactor.examples.bgp",
            "crawler.reactor.examples.eventdrive");

    private final Arrows arrows = Arrows.ofModuleWith(Reactor.class);

    @Test
    void everyPackageImportsOnlyFromThoseBeforeIt() {
        assertEquals(List.of(), arrows.against(ORDER));
    }

    @Test
    void anArrowAgainstTheListIsFound() {
        List<String> upsideDown = new ArrayList<>(ORDER);
        Collections.reverse(upsideDown);
        assertTrue(
                arrows.against(upsideDown)
                        .contains("crawler.reactor.defer imports crawler.reactor.time, which stands below it"),
                () -> arrows.against(upsideDown).toString());
    }

    @Test
    void aPackageThatIsMissingFromTheListIsFound() {
        assertEquals(
                List.of("crawler.reactor.examples.eventdrive is missing from the list"),
                arrows.against(ORDER.subList(0, ORDER.size() - 1)));
    }

    @Test
    void aPackageThatIsGoneIsFound() {
        List<String> more = new ArrayList<>(ORDER);
        more.add("crawler.reactor.gone");
        assertEquals(List.of("crawler.reactor.gone is in the list and has no classes"), arrows.against(more));
    }
}
