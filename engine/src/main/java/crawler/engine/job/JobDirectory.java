package crawler.engine.job;

import crawler.settings.Setting;
import crawler.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** The folder in which a spider's crawls keep what the next one goes on with; each spider has its own. */
public record JobDirectory(Path path) {
    public static final Setting<Optional<String>> JOBDIR = Setting.ofOptional("JOBDIR")
            .doc("The folder in which the state of the spider is kept from one run to the next.");

    /** Empty when JOBDIR is not set. */
    public static Optional<JobDirectory> of(Settings settings) {
        return settings.get(JOBDIR).map(Path::of).map(JobDirectory::new);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Where this spider's state is kept. */
    public StateFile stateOf(String spider) {
        return new StateFile(file("spider.state"), spider);
    }
}
