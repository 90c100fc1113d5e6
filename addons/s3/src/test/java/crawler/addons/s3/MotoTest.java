package crawler.addons.s3;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("G3, H2, L15: on moto")
class MotoTest extends RealS3Test {
    @Override
    RealServer startServer(Path folder) throws IOException, InterruptedException {
        return RealServer.start(folder, "pip install 'moto[server]'", "moto_server", "-H", "127.0.0.1", "-p", "%d");
    }
}
