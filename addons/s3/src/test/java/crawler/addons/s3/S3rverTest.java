package crawler.addons.s3;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("G3, H2, L15: on s3rver, which verifies signatures")
class S3rverTest extends RealS3Test {
    @Override
    RealServer startServer(Path folder) throws IOException, InterruptedException {
        return RealServer.start(
                folder, "npm install -g s3rver", "s3rver", "-a", "127.0.0.1", "-p", "%d", "-d", folder.toString());
    }
}
