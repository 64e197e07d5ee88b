package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.Holding;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.ProcessMemory;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Memory of JVMs that hold one file: the most that the first one held until its first prediction, private memory and file
 * pages apart, less what a JVM that does nothing holds; then, all rows served, the memory of one, two and four of them.
 */
final class Replicas implements Footprint {
    private static final double BYTES_PER_MB = 1e6;
    private static final Map<Integer, Operation> COUNTS =
            Map.of(1, Operation.PSS_1, 2, Operation.PSS_2, 4, Operation.PSS_4);
    private static final int MOST = 4;

    private final String request;

    /** @param request what each JVM does before its memory is read: {@link Holding#SERVE} or {@link Holding#MATERIALISE} */
    Replicas(String request) {
        this.request = request;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.PEAK_ANONYMOUS, Operation.PEAK_FILE, Operation.PSS_1, Operation.PSS_2, Operation.PSS_4);
    }

    @Override
    public String label() {
        return "peak memory and replicas";
    }

    /** The most private memory and file pages of a process so far, in bytes. */
    private record Peak(long anonymous, long file) {
        /** File pages of a model only grow while it is held, so that what is not file pages now is private memory. */
        static Peak of(ChildProcess jvm) throws IOException {
            long file = ProcessMemory.file(jvm.processId());
            long rest = ProcessMemory.peak(jvm.processId()) - file;
            return new Peak(Math.max(rest, ProcessMemory.anonymous(jvm.processId())), file);
        }
    }

    @Override
    public Map<Operation, Double> measure(Held held) throws IOException, NotAvailableException {
        if (!ProcessMemory.isAvailable()) {
            throw new NotAvailableException("this system does not say how much memory a process holds (/proc)");
        }
        List<String> flags = held.flags(Operation.PSS_1);
        Map<Operation, Double> figures = new EnumMap<>(Operation.class);
        Peak idle;
        try (ChildProcess jvm = held.startIdle(flags)) {
            idle = Peak.of(jvm);
        }
        List<ChildProcess> jvms = new ArrayList<>();
        try {
            for (int count = 1; count <= MOST; count++) {
                ChildProcess jvm = held.start(flags);
                jvms.add(jvm);
                if (count == 1) {
                    Peak peak = Peak.of(jvm);
                    figures.put(Operation.PEAK_ANONYMOUS, above(peak.anonymous(), idle.anonymous()));
                    figures.put(Operation.PEAK_FILE, above(peak.file(), idle.file()));
                }
                String answer = jvm.ask(request);
                held.prove();
                if (request.equals(Holding.MATERIALISE)) {
                    held.model().prove(answer);
                }
                Operation operation = COUNTS.get(count);
                if (operation != null) {
                    figures.put(operation, proportional(jvms));
                }
            }
        } finally {
            for (ChildProcess jvm : jvms) {
                jvm.close();
            }
        }
        return figures;
    }

    private static double above(long bytes, long idle) {
        return Math.max(0, bytes - idle) / BYTES_PER_MB;
    }

    private static double proportional(List<ChildProcess> jvms) throws IOException {
        long bytes = 0;
        for (ChildProcess jvm : jvms) {
            bytes += ProcessMemory.proportional(jvm.processId());
        }
        return bytes / BYTES_PER_MB;
    }

    @Override
    public String proof() {
        return "%,d predictions equal bit by bit in every JVM".formatted(ServedModel.ROWS);
    }
}
