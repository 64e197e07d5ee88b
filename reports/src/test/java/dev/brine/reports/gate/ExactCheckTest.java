package dev.brine.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExactCheckTest {
    @Test
    void oneByteMoreOfAFileFailsUnlessABudgetAllowsIt() {
        assertThat(ExactCheck.fileBytes("row", 1000, 1000, OptionalLong.empty()).verdict())
                .isEqualTo(ExactVerdict.PASSED);
        assertThat(ExactCheck.fileBytes("row", 1000, 999, OptionalLong.empty()).verdict())
                .isEqualTo(ExactVerdict.PASSED);
        ExactCheck grown = ExactCheck.fileBytes("row", 1000, 1050, OptionalLong.empty());
        assertThat(grown.verdict()).isEqualTo(ExactVerdict.FAILED);
        assertThat(grown.note()).isEqualTo("5 % more");
        assertThat(grown.base()).isEqualTo("1,000");
        assertThat(ExactCheck.fileBytes("row", 1000, 1050, OptionalLong.of(1050))
                        .verdict())
                .isEqualTo(ExactVerdict.PASSED);
        assertThat(ExactCheck.fileBytes("row", 1000, 1051, OptionalLong.of(1050))
                        .verdict())
                .isEqualTo(ExactVerdict.FAILED);
    }

    @Test
    void allocationMustGrowByShareAndBytesToFail() {
        assertThat(allocation(1 << 20, 1.05)).isEqualTo(ExactVerdict.FAILED);
        assertThat(allocation(1 << 20, 1.029)).isEqualTo(ExactVerdict.PASSED);
        assertThat(allocation(1 << 10, 2)).as("one KiB more").isEqualTo(ExactVerdict.PASSED);
        assertThat(allocation(1 << 10, 6)).as("five KiB more").isEqualTo(ExactVerdict.FAILED);
        assertThat(allocation(0, 1)).isEqualTo(ExactVerdict.PASSED);
    }

    private static ExactVerdict allocation(double base, double ratio) {
        return ExactCheck.allocation("row", base, base * ratio).verdict();
    }

    @Test
    void theSmallestHeapMustDoEveryTime() {
        ExactCheck check = ExactCheck.smallestHeap("row", 100 << 20, 105 << 20, 2, 3);
        assertThat(check.verdict()).isEqualTo(ExactVerdict.FAILED);
        assertThat(check.head()).isEqualTo("2 of 3 in 110,100,480");
        assertThat(ExactCheck.smallestHeap("row", 100, 105, 3, 3).verdict()).isEqualTo(ExactVerdict.PASSED);
        assertThat(ExactCheck.smallestHeap("row", 100, 105, 0, 0).verdict()).isEqualTo(ExactVerdict.FAILED);
    }

    @Test
    void predictionsAndRoundTripsAreEqualOrNot() {
        assertThat(ExactCheck.outputHash("row", "ab", "ab").verdict()).isEqualTo(ExactVerdict.PASSED);
        assertThat(ExactCheck.outputHash("row", "ab", "cd").note()).isEqualTo("the predictions differ");
        assertThat(ExactCheck.roundTrip("row", "").verdict()).isEqualTo(ExactVerdict.PASSED);
        assertThat(ExactCheck.roundTrip("row", "tensor 'a' differs").verdict()).isEqualTo(ExactVerdict.FAILED);
        assertThat(ExactCheck.notAvailable("allocation", "row", "why").verdict())
                .isEqualTo(ExactVerdict.NOT_AVAILABLE);
    }
}
