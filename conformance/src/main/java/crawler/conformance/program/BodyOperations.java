package crawler.conformance.program;

import crawler.reactor.defer.InlineCallbacks;

/** The operation that runs a body of straight lines. */
final class BodyOperations {

    BodyOperations(DeferredProgram program) {
        program.on(
                "inline",
                op -> program.bind(
                        op,
                        InlineCallbacks.inlineCallbacks(
                                awaiter -> new Body(program, awaiter, op.text("d")).run(op.objects("body")))));
    }
}
