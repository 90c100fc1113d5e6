package crawler.spiders.twins;

import crawler.engine.Spider;
import java.util.Collection;
import java.util.List;

public final class SecondTwin extends Spider {
    public SecondTwin() {
        super("twin");
    }

    @Override
    public Collection<String> allowedDomains() {
        return List.of("twins.example");
    }
}
