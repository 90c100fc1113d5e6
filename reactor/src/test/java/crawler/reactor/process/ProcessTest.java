package crawler.reactor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Live;
import crawler.reactor.testing.Tidy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledOnOs(OS.LINUX)
class ProcessTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    private final Live live = new Live();

    private static ProcessSpec shell(String script) {
        return ProcessSpec.of("/bin/sh", "-c", script).withInheritedEnv();
    }

    private List<Object> runToEnd(Noted protocol, ProcessSpec spec) {
        return live.run(() -> live.reactor.spawnProcess(protocol, spec));
    }

    @Test
    void allThatAChildDoesIsToldAndItsEndLast() {
        Noted child = new Noted(live);
        List<Object> seen = runToEnd(child, shell("echo out; echo err >&2; exit 3"));
        assertEquals("out\n", child.out.toString());
        assertEquals("err\n", child.err.toString());
        assertEquals("made", seen.get(0));
        assertEquals("ended process ended with exit code 3.", seen.get(5));
        assertTrue(
                seen.subList(1, 5).containsAll(List.of("out lost", "err lost", "exited", "in lost")), seen::toString);
        assertEquals(6, seen.size());
    }

    @Test
    void aChildThatSucceedsIsDone() {
        Object end = runToEnd(new Noted(live), shell("exit 0")).get(5);
        assertEquals("ended process finished with exit code 0.", end);
    }

    @Test
    void whatIsWrittenIsItsInputAndClosingItIsTheEndOfThat() {
        Noted child = new Noted(live) {
            @Override
            public void connectionMade() {
                transport().write("b\n");
                transport().write("a\n");
                transport().closeStdin();
                transport().write("too late\n");
            }
        };
        runToEnd(child, ProcessSpec.of("/usr/bin/sort"));
        assertEquals("a\nb\n", child.out.toString());
    }

    @Test
    void tenMillionBytesGoThroughAChildAndBack() {
        byte[] piece = new byte[100_000];
        Noted child = new Noted(live) {
            @Override
            public void connectionMade() {
                for (int i = 0; i < 100; i++) {
                    transport().write(piece);
                }
                transport().closeStdin();
            }

            @Override
            public void outReceived(byte[] data) {
                received += data.length;
            }
        };
        runToEnd(child, ProcessSpec.of("/bin/cat"));
        assertEquals(10_000_000, child.received);
    }

    @Test
    void aProducerThatThrowsWhenItIsStoppedDoesNotHideTheEndOfTheChild() {
        IllegalStateException thrown = new IllegalStateException("a producer's own fault");
        List<Object> seen = runToEnd(
                producing(() -> {}, () -> {
                    throw thrown;
                }),
                shell("exit 0"));
        assertEquals("ended process finished with exit code 0.", seen.get(seen.size() - 1));
        assertTrue(log.errors().contains(thrown));
    }

    @Test
    void aProducerThatThrowsClosesTheInputOfItsChildAndNothingElse() {
        IllegalStateException thrown = new IllegalStateException("a producer's own fault");
        List<Object> seen = runToEnd(
                producing(
                        () -> {
                            throw thrown;
                        },
                        () -> {}),
                shell("cat > /dev/null"));
        assertEquals("ended process finished with exit code 0.", seen.get(seen.size() - 1));
        assertTrue(log.errors().contains(thrown));
    }

    /** Writes once when it is asked first, and does {@code then} when it is asked again. */
    private Noted producing(Runnable then, Runnable stopped) {
        return new Noted(live) {
            @Override
            public void connectionMade() {
                transport().registerProducer(new PullProducer() {
                    private boolean asked;

                    @Override
                    public void resumeProducing() {
                        if (asked) {
                            then.run();
                        }
                        asked = true;
                        transport().write("x");
                    }

                    @Override
                    public void stopProducing() {
                        stopped.run();
                    }
                });
            }
        };
    }

    @Test
    void aProducerIsPausedWhileTheChildDoesNotRead() {
        List<String> told = new ArrayList<>();
        Noted child = new Noted(live) {
            @Override
            public void connectionMade() {
                transport().registerProducer(new PushProducer() {
                    @Override
                    public void pauseProducing() {
                        told.add("pause");
                    }

                    @Override
                    public void resumeProducing() {
                        told.add("resume");
                        transport().unregisterProducer();
                        transport().closeStdin();
                    }

                    @Override
                    public void stopProducing() {
                        told.add("stop");
                    }
                });
                transport().write(new byte[500_000]);
            }
        };
        runToEnd(child, shell("read line; cat | wc -c"));
        assertEquals(List.of("pause", "resume"), told);
    }

    @Test
    void aChildThatFloodsWaitsWhileItIsPausedAndDiesWhenNobodyReads() {
        long[] whenPaused = new long[1];
        Noted child = new Noted(live) {
            @Override
            public void outReceived(byte[] data) {
                received += data.length;
                if (received > 1_000_000 && whenPaused[0] == 0) {
                    whenPaused[0] = received;
                    transport().pauseProducing();
                    live.reactor.callLater(0.05, () -> {
                        live.see("while paused " + (received - whenPaused[0]));
                        transport().loseConnection();
                    });
                }
            }
        };
        List<Object> seen = runToEnd(child, ProcessSpec.of("/usr/bin/yes"));
        assertTrue(seen.contains("while paused 0"), seen::toString);
        assertTrue(seen.contains("ended process ended by signal 13."), seen::toString); // SIGPIPE
    }

    @Test
    void aChildThatClosesItsPipesEarlyHasEndedWhenItHasExited() {
        Noted child = new Noted(live) {
            @Override
            public void errConnectionLost() {
                super.errConnectionLost();
                live.reactor.callLater(0, () -> transport().signalProcess("TERM"));
            }
        };
        List<Object> seen = runToEnd(child, shell("exec <&- >&- 2>&-; exec sleep 60"));
        assertTrue(seen.indexOf("out lost") < seen.indexOf("exited"), seen::toString);
        assertEquals("ended process ended by signal 15.", seen.get(seen.size() - 1));
    }

    @Test
    void aPipeThatAGrandchildHoldsOpenDelaysTheEndAndNotTheExit() {
        Noted child = new Noted(live) {
            @Override
            public void processExited(Failure reason) {
                super.processExited(reason);
                live.reactor.callLater(0.05, () -> {
                    live.see("still waiting");
                    transport().loseConnection();
                });
            }
        };
        List<Object> seen = runToEnd(child, shell("sleep 2 & exit 0"));
        assertTrue(seen.indexOf("exited") < seen.indexOf("still waiting"), seen::toString);
        assertEquals("ended process finished with exit code 0.", seen.get(seen.size() - 1));
    }

    @Test
    void signalsEndAChildAndAreToldAsTheReason() {
        for (String signal : List.of("TERM", "SIGKILL")) {
            Live one = new Live();
            Noted child = new Noted(one) {
                @Override
                public void connectionMade() {
                    transport().signalProcess(signal);
                }
            };
            List<Object> seen = one.run(() -> one.reactor.spawnProcess(child, ProcessSpec.of("/bin/sleep", "60")));
            assertEquals(
                    "ended process ended by signal " + (signal.equals("TERM") ? 15 : 9) + ".",
                    seen.get(seen.size() - 1));
        }
    }

    @Test
    void aSignalThatTheJdkDoesNotKnowIsSentAsWell() {
        Noted child = new Noted(live) {
            @Override
            public void outReceived(byte[] data) {
                super.outReceived(data);
                if (out.toString().equals("ready\n")) {
                    transport().signalProcess("USR1");
                }
            }
        };
        runToEnd(child, shell("trap 'echo got it; exit 0' USR1; echo ready; while :; do sleep 0.02; done"));
        assertEquals("ready\ngot it\n", child.out.toString());
    }

    @Test
    void aChildThatHasEndedTakesNoSignals() {
        Noted child = new Noted(live) {
            @Override
            public void processEnded(Failure reason) {
                assertThrows(ProcessExitedAlready.class, () -> transport().signalProcess("TERM"));
                super.processEnded(reason);
            }
        };
        assertEquals(6, runToEnd(child, shell("exit 0")).size());
    }

    @Test
    void whatIsNoSignalIsRefused() {
        Noted child = new Noted(live) {
            @Override
            public void connectionMade() {
                assertThrows(IllegalArgumentException.class, () -> transport().signalProcess("$(reboot)"));
                super.connectionMade();
            }
        };
        assertEquals("made", runToEnd(child, shell("exit 0")).get(0));
    }

    @Test
    void aProgramThatIsNotThereCannotBeStarted() {
        CannotStartProcess[] thrown = new CannotStartProcess[1];
        List<Object> seen = live.run(() -> {
            thrown[0] = assertThrows(
                    CannotStartProcess.class,
                    () -> live.reactor.spawnProcess(new Noted(live), ProcessSpec.of("/no/such/program", "-x")));
            live.done();
        });
        assertTrue(thrown[0].getMessage().startsWith("Cannot start \"/no/such/program\" with [-x]: "));
        assertEquals(List.of(), seen);
    }

    @Test
    void theEnvironmentIsEmptyUnlessItIsGiven() {
        Noted child = new Noted(live);
        runToEnd(child, ProcessSpec.of("/usr/bin/env"));
        assertEquals("", child.out.toString());
    }

    @Test
    void aChildThatHasNotEndedIsALeftover() {
        Noted child = new Noted(live);
        List<String> left = new ArrayList<>();
        live.run(() -> {
            ProcessTransport cat = live.reactor.spawnProcess(child, ProcessSpec.of("/bin/cat"));
            left.addAll(live.reactor.leftovers());
            assertTrue(left.contains("process " + cat.pid() + " of Noted"), left::toString);
            cat.closeStdin();
        });
        assertEquals("ended process finished with exit code 0.", live.seen.get(5));
    }

    @Test
    void environmentAndDirectoryAreAsGiven() {
        Noted child = new Noted(live);
        ProcessSpec spec = ProcessSpec.of("/bin/sh", "-c", "echo $GREETING; pwd")
                .withEnv(Map.of("GREETING", "hello"))
                .withDirectory(Path.of("/"));
        runToEnd(child, spec);
        assertEquals("hello\n/\n", child.out.toString());
        assertEquals(Optional.of(Path.of("/")), spec.directory());
    }

    @Test
    void aProtocolThatThrowsLosesThatPipeOnly() {
        Noted child = new Noted(live) {
            @Override
            public void outReceived(byte[] data) {
                throw new IllegalStateException("as the test wants it");
            }
        };
        runToEnd(child, shell("echo out; sleep 0.05; echo err >&2; exit 0"));
        assertEquals("err\n", child.err.toString());
    }

    @Test
    void childrenThatSayNothingHoldNoThreadsOfOurs() {
        Set<String> before = threads();
        List<ProcessTransport> children = new ArrayList<>();
        int[] left = {20};
        live.run(() -> {
            for (int i = 0; i < 20; i++) {
                children.add(live.reactor.spawnProcess(
                        new ProcessProtocol() {
                            @Override
                            public void processEnded(Failure reason) {
                                if (--left[0] == 0) {
                                    live.done();
                                }
                            }
                        },
                        ProcessSpec.of("/bin/cat")));
            }
            Set<String> more = threads();
            more.removeAll(before);
            more.removeAll(Set.of("process reaper", "reactor-watch"));
            live.see(more);
            children.forEach(ProcessTransport::closeStdin);
        });
        assertEquals(List.of(Set.of()), live.seen);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoinPool.commonPool-"))
                .map(name -> name.replaceAll("process reaper.*", "process reaper"))
                .collect(Collectors.toSet());
    }

    @Test
    void theOutputOfAProgramIsOneDeferred() {
        live.run(() -> Processes.getProcessOutput(live.reactor, shell("echo hello"))
                .addCallback(out -> new String(out, StandardCharsets.UTF_8))
                .addBoth(outcome -> {
                    live.see(outcome.get());
                    live.done();
                    return null;
                }));
        assertEquals(List.of("hello\n"), live.seen);
    }

    @Test
    void complaintsAreAFailureOfTheOutput() {
        live.run(() -> Processes.getProcessOutput(live.reactor, shell("echo no >&2"))
                .addErrback(failure -> {
                    live.see(failure.errorMessage());
                    live.done();
                    return new byte[0];
                }));
        assertEquals(List.of("got stderr: no"), live.seen);
    }

    @Test
    void theValueOfAProgramIsItsExitCodeAndASignalIsAFailure() {
        live.run(() -> Processes.getProcessValue(live.reactor, shell("exit 7"))
                .addCallback(code -> {
                    live.see(code);
                    return code;
                })
                .addAsyncCallback(code -> Processes.getProcessValue(live.reactor, shell("kill -9 $$")))
                .addErrback(ProcessTerminated.class, end -> {
                    live.see("signal " + end.signal().getAsInt());
                    live.done();
                    return 0;
                }));
        assertEquals(List.of(7, "signal 9"), live.seen);
    }

    @Test
    void aProgramThatIsCancelledIsKilled() {
        live.run(() -> {
            var output = Processes.getProcessOutputAndValue(live.reactor, ProcessSpec.of("/bin/sleep", "60"));
            output.addErrback(CancelledError.class, cancelled -> {
                live.see("cancelled");
                return null;
            });
            output.cancel();
            live.reactor.callLater(0.2, live::done);
        });
        assertEquals(List.of("cancelled"), live.seen);
    }
}
