package crawler.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux tells about processes under /proc. A process that is gone reads as empty, not as a failure. */
final class ProcFs {
    /** The unit of all times here: the kernel shows 100 ticks a second to user programs on every platform. */
    static final long MILLIS_PER_TICK = 10;

    private static final int USER_TIME = 13;
    private static final int CHILDREN_USER_TIME = 15;

    private ProcFs() {}

    /** CPU milliseconds of this process's children that have ended, and of theirs. */
    static long endedChildrenCpu() {
        return cpu(read(Path.of("/proc/self/stat")), CHILDREN_USER_TIME).orElseThrow();
    }

    /** CPU milliseconds of a process, without its children. */
    static OptionalLong cpu(long pid) {
        return cpu(read(Path.of("/proc", Long.toString(pid), "stat")), USER_TIME);
    }

    /** The resident memory of a process now, in bytes. */
    static OptionalLong resident(long pid) {
        return field("VmRSS:", read(Path.of("/proc", Long.toString(pid), "status")));
    }

    /** The largest resident memory that a process has had, in bytes. */
    static OptionalLong peakResident(long pid) {
        return field("VmHWM:", read(Path.of("/proc", Long.toString(pid), "status")));
    }

    /** CPU milliseconds that all processors of the machine have been busy. */
    static long machineCpu() {
        return machineCpu(read(Path.of("/proc/stat")));
    }

    /** Two neighbouring fields of a stat line, user and system time, counted from 0 as in proc(5) minus 1. */
    static OptionalLong cpu(String stat, int field) {
        if (stat.isEmpty()) {
            return OptionalLong.empty();
        }
        // The name of the program, in parentheses, may hold spaces; the third field follows it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[field - 2]) + Long.parseLong(fields[field - 1]);
        return OptionalLong.of(ticks * MILLIS_PER_TICK);
    }

    static OptionalLong field(String name, String status) {
        for (String line : status.split("\n")) {
            if (line.startsWith(name)) {
                String kilobytes =
                        line.substring(name.length()).replace("kB", "").strip();
                return OptionalLong.of(Long.parseLong(kilobytes) * 1024);
            }
        }
        return OptionalLong.empty(); // a process that has ended and waits to be collected has no memory
    }

    static long machineCpu(String stat) {
        String[] fields = stat.substring(0, stat.indexOf('\n')).split(" +");
        long ticks = 0;
        for (int i = 1; i < fields.length && i <= 8; i++) { // 9 and 10, guests, are counted in user time already
            boolean idle = i == 4 || i == 5;
            ticks += idle ? 0 : Long.parseLong(fields[i]);
        }
        return ticks * MILLIS_PER_TICK;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) { // no such file, or the process ended while it was read
            return "";
        }
    }
}
