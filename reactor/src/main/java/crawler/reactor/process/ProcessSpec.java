package crawler.reactor.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be started.
 *
 * @param executable a path, or a name that is looked for in this process's {@code PATH}
 * @param args what stands behind the program's name, which is the executable always
 * @param env the whole environment of the child; empty unless it is given, as in Twisted
 * @param directory where it runs; where this process runs, if it is not given
 */
public record ProcessSpec(String executable, List<String> args, Map<String, String> env, Optional<Path> directory) {

    public ProcessSpec {
        args = List.copyOf(args);
        env = Map.copyOf(env);
    }

    /** A program with an empty environment, in the directory of this process. */
    public static ProcessSpec of(String executable, String... args) {
        return new ProcessSpec(executable, List.of(args), Map.of(), Optional.empty());
    }

    public ProcessSpec withEnv(Map<String, String> given) {
        return new ProcessSpec(executable, args, given, directory);
    }

    /** With the environment of this process. */
    public ProcessSpec withInheritedEnv() {
        return withEnv(System.getenv());
    }

    public ProcessSpec withDirectory(Path given) {
        return new ProcessSpec(executable, args, env, Optional.of(given));
    }
}
