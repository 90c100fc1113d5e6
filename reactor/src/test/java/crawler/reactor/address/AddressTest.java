package crawler.reactor.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "::1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "fe80:0:0:0:0:0:0:0, fe80::"
    })
    void anAddressIsWrittenInItsShortestForm(String read, String written) {
        assertEquals(Optional.of(written), Address.parse(read).map(Address::literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "",
                "1.2.3",
                "256.1.1.1",
                "1.2.3.4.5",
                "a.b.c.d",
                ":",
                "1::2::3",
                "[::1]",
                "1.2.3.-4"
            })
    void aNameIsNoAddress(String name) {
        assertEquals(Optional.empty(), Address.parse(name).map(InetAddress::toString));
    }

    @Test
    void anAddressSaysWhatTwistedsSays() {
        assertEquals(
                "IPv6Address(type='UDP', host='::1', port=53)",
                new IPv6Address(Address.Type.UDP, "::1", 53).toString());
    }
}
