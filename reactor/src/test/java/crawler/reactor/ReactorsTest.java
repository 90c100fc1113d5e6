package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReactorsTest {

    @AfterEach
    void forget() {
        Reactors.uninstall();
    }

    @Test
    void theInstalledReactorIsTheReactor() {
        MemoryReactor installed = new MemoryReactor();
        Reactors.install(() -> installed);
        assertSame(installed, Reactors.get());
    }

    @Test
    void theReactorIsInstalledOnce() {
        Reactors.install(MemoryReactor::new);
        assertThrows(ReactorAlreadyInstalledError.class, () -> Reactors.install(MemoryReactor::new));
    }

    @Test
    void theFirstUseInstallsOne() {
        assertSame(Reactors.get(), Reactors.get());
        assertThrows(ReactorAlreadyInstalledError.class, () -> Reactors.install(MemoryReactor::new));
    }
}
