package crawler.reactor.process;

import crawler.reactor.process.NamedPipes.NamedPipe;
import crawler.reactor.transport.Loop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts child processes on one loop. To be used on the reactor thread. */
public final class Spawner implements ReactorProcess {
    private static final int PIPES = 3;

    private final Loop loop;

    public Spawner(Loop loop) {
        this.loop = loop;
    }

    @Override
    public ProcessTransport spawnProcess(ProcessProtocol protocol, ProcessSpec spec) {
        Child child;
        try {
            child = start(protocol, spec);
        } catch (IOException e) {
            throw new CannotStartProcess(spec, e);
        }
        child.begin();
        return child;
    }

    private Child start(ProcessProtocol protocol, ProcessSpec spec) throws IOException {
        List<NamedPipe> pipes = NamedPipes.open(loop.channels().provider(), PIPES);
        try {
            return joined(protocol, builder(spec, pipes).start(), pipes);
        } catch (IOException | RuntimeException e) {
            for (NamedPipe pipe : pipes) {
                pipe.close();
            }
            throw e;
        }
    }

    private Child joined(ProcessProtocol protocol, Process process, List<NamedPipe> pipes) throws IOException {
        try {
            return new Child(loop, protocol, process, pipes);
        } catch (IOException | RuntimeException e) { // nobody would ever hear of it
            process.destroyForcibly();
            throw e;
        }
    }

    private static ProcessBuilder builder(ProcessSpec spec, List<NamedPipe> pipes) {
        List<String> command = new ArrayList<>();
        command.add(spec.executable());
        command.addAll(spec.args());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(pipes.get(0).readEnd().toFile())
                .redirectOutput(pipes.get(1).writeEnd().toFile())
                .redirectError(pipes.get(2).writeEnd().toFile());
        spec.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.env());
        return builder;
    }
}
