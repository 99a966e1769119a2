package io.shoebox.bench.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The processor time of a process by Linux's clock for it, to the nanosecond, with all threads that it ever had: what is under
 * {@code /proc} is in steps of 10 ms, or leaves out threads that have ended.
 */
final class ProcessorTime {
    /** The clock of a process has the complement of its id above three bits that say which clock (clock_getcpuclockid(3)). */
    private static final int SCHEDULER = 2;

    private static final long SECONDS_AND_NANOSECONDS = 2 * Long.BYTES;

    private final int clock;

    ProcessorTime(long pid) {
        clock = ~Math.toIntExact(pid) << 3 | SCHEDULER;
    }

    /** 0 where the system does not tell. */
    long nanos() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(SECONDS_AND_NANOSECONDS, Long.BYTES);
            int status = (int) Holder.CLOCK_GETTIME.invokeExact(clock, time);
            return status == 0
                    ? time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
                            + time.getAtIndex(ValueLayout.JAVA_LONG, 1)
                    : 0;
        } catch (Throwable e) {
            throw new IllegalStateException("the clock of a process cannot be read", e);
        }
    }

    /** Only where it is Linux. */
    private static final class Holder {
        static final MethodHandle CLOCK_GETTIME = handle();

        @SuppressWarnings("restricted") // It reads a clock into memory of its own.
        private static MethodHandle handle() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().find("clock_gettime").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        }
    }
}
