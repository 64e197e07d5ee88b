package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimits;
import dev.brine.format.FormatTrait;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rule 9: a file that asks for more than the limits is refused, before memory is taken for it. */
final class LimitRules {
    private static final int LARGE_BYTES = 24 << 20;
    private static final long MORE_THAN_A_SMALL_FILE_BYTES = 8 << 20;

    private LimitRules() {}

    /** Tiny limits by the name of the limit that a sound sample model then passes. */
    static Map<String, ReadLimits> tinyLimits() {
        ReadLimits ample = ReadLimits.defaults();
        Map<String, ReadLimits> limits = new LinkedHashMap<>();
        limits.put("maxTensors", ample.withMaxTensors(3));
        limits.put("maxTensorBytes", ample.withMaxTensorBytes(20));
        limits.put("maxTextBytes", ample.withMaxTextBytes(8));
        limits.put("maxRank", limits(1, ample.maxColumns(), ample.maxDepth()));
        limits.put("maxColumns", limits(ample.maxRank(), 1, ample.maxDepth()));
        limits.put("maxDepth", limits(ample.maxRank(), ample.maxColumns(), 1));
        return limits;
    }

    private static ReadLimits limits(int maxRank, int maxColumns, int maxDepth) {
        ReadLimits ample = ReadLimits.defaults();
        return new ReadLimits(
                ample.maxTensors(),
                ample.maxTensorBytes(),
                maxRank,
                maxColumns,
                maxDepth,
                ample.maxTextBytes(),
                ample.maxManifestBytes());
    }

    static void enforces(Subject subject, String limit, ReadLimits tiny) throws IOException {
        byte[] file = subject.write(ConformanceModels.children());
        Throwable thrown = catchThrowable(
                () -> subject.open(file, subject.options().withLimits(tiny)).close());
        assertThat(thrown).as("opening under a tiny %s", limit).isInstanceOf(ModelFormatException.class);
        if (subject.has(FormatTrait.UNTRUSTED_INPUT)) {
            assertThat(thrown).isInstanceOfSatisfying(LimitExceededException.class, e -> {
                assertThat(e.limit()).as("limit").isEqualTo(limit);
                assertThat(e.actual()).as("actual").isGreaterThan(e.allowed());
            });
        }
    }

    static void refusesBeforeAllocating(Subject subject) throws IOException {
        subject.assume(FormatTrait.UNTRUSTED_INPUT);
        byte[] small = subject.write(ConformanceModels.oneTensor(64));
        byte[] large = subject.write(ConformanceModels.oneTensor(LARGE_BYTES));
        long smallCost = AllocatedBytes.of(() -> subject.open(small).close());
        var limited = subject.options().withLimits(ReadLimits.defaults().withMaxTensorBytes(1024));
        long cost = AllocatedBytes.of(() -> assertThat(catchThrowable(() -> open(subject, large, limited)))
                .isInstanceOf(LimitExceededException.class));
        assertThat(cost)
                .as("bytes allocated to refuse a tensor of %d bytes", LARGE_BYTES)
                .isLessThan(smallCost + MORE_THAN_A_SMALL_FILE_BYTES);
    }

    private static void open(Subject subject, byte[] file, ReadOptions options) throws IOException {
        OpenedModel opened = subject.open(file, options);
        opened.close();
    }
}
