package crawler.spiders;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which version of the crawler this is, and on what it runs. */
final class Version implements IVersionProvider {

    /** As the jar's manifest says; {@code development} when the classes are not in a jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"crawler " + number()};
    }
}
