package crawler.conformance.program;

import crawler.reactor.task.Reconnection;
import java.util.Random;

/** Operations on reconnecting: a connector whose attempts end as a script says. */
final class ReconnectOperations {
    private final TimingProgram program;
    private final Table<Reconnection> reconnections = new Table<>();

    ReconnectOperations(TimingProgram program) {
        this.program = program;
        program.on("reconnect", this::make);
        program.on("stopTrying", op -> reconnections.get(op.text("f")).stopTrying());
    }

    private void make(Fields op) {
        Reconnection.Backoff backoff = new Reconnection.Backoff(
                op.time("initialDelay"),
                op.decimal("factor"),
                op.time("maxDelay"),
                0,
                op.has("maxRetries") ? op.number("maxRetries") : Reconnection.Backoff.UNLIMITED);
        Reconnection reconnection = new Reconnection(program.time(), backoff, new Random(0));
        reconnections.bind(op.text("f"), reconnection);
        new ScriptedConnector(op, reconnection).connect();
    }

    /** A connector without a network. */
    private final class ScriptedConnector implements Reconnection.Connector {
        private final String name;
        private final LoopOperations.Script script;
        private final Reconnection reconnection;

        ScriptedConnector(Fields op, Reconnection reconnection) {
            this.name = op.text("f");
            this.script = new LoopOperations.Script(op.objects("script"));
            this.reconnection = reconnection;
        }

        @Override
        public void connect() {
            program.emit("connect " + name + " at " + program.nowMillis());
            Fields attempt = script.next();
            if (attempt.text("o").equals("fail")) {
                reconnection.retry(this);
                return;
            }
            if (attempt.has("reset") && attempt.flag("reset")) {
                reconnection.resetDelay();
            }
            program.time().callLater(attempt.time("ms"), this::lost);
        }

        private void lost() {
            program.emit("lost " + name + " at " + program.nowMillis());
            reconnection.retry(this);
        }

        @Override
        public void stopConnecting() {
            program.emit("stopConnecting " + name);
        }
    }
}
