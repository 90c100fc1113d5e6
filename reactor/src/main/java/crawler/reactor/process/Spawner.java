package crawler.reactor.process;

import crawler.reactor.process.NamedPipes.NamedPipe;
import crawler.reactor.transport.Loop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts child processes on one loop. To be used on the reactor thread. */
public final class Spawner implements ReactorProcess {
    private static final int PIPES = 3;

    private final Loop loop;
    /** Those that have not ended, by their numbers. */
    private final Map<Long, String> living = new TreeMap<>();

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

    /** The children that have not ended, a line each. */
    public List<String> open() {
        return living.entrySet().stream()
                .map(child -> "process " + child.getKey() + " of " + child.getValue())
                .toList();
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
            Child child = new Child(loop, protocol, process, pipes, () -> living.remove(process.pid()));
            living.put(process.pid(), protocol.logPrefix());
            return child;
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
