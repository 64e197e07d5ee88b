package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.FormatTrait;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Rule 9: a file that asks for more than the limits is refused, before memory is taken for it. */
final class LimitRules {
    private static final int LARGE_BYTES = 24 << 20;
    private static final long MORE_THAN_A_SMALL_FILE_BYTES = 8 << 20;

    private LimitRules() {}

    /** Tiny values, each of which a sound sample model passes. */
    static Map<ReadLimit, Long> tinyLimits() {
        return new EnumMap<>(Map.of(
                ReadLimit.TENSORS, 3L,
                ReadLimit.TENSOR_BYTES, 20L,
                ReadLimit.TEXT_BYTES, 8L,
                ReadLimit.RANK, 1L,
                ReadLimit.COLUMNS, 1L,
                ReadLimit.STATES, 1L,
                ReadLimit.DEPTH, 1L,
                ReadLimit.OBJECT_BYTES, 4096L));
    }

    static void enforces(Subject subject, ReadLimit limit, long allowed) throws IOException {
        ReadLimits tiny = ReadLimits.defaults().with(limit, allowed);
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
        var limited = subject.options().withLimits(ReadLimits.defaults().with(ReadLimit.TENSOR_BYTES, 1024));
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
