package dev.brine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsAndColumnsTest {
    private final Signature signature =
            Signature.of(List.of("city", "size"), List.of(ColumnType.STRING, ColumnType.NUMBER));

    @Test
    void aRowHoldsTextsAndNumbers() {
        Row row = Row.of(signature, "Bern", 3);
        assertThat(row.text(0)).isEqualTo("Bern");
        assertThat(row.number(0)).isNaN();
        assertThat(row.number(1)).isEqualTo(3);
        assertThat(row.text(1)).isNull();
        assertThat(row.signature()).isSameAs(signature);
    }

    @Test
    void aMissingCellIsNull() {
        Row row = Row.of(signature, null, null);
        assertThat(row.text(0)).isNull();
        assertThat(row.number(1)).isNaN();
    }

    @Test
    void cellsAreFoundByName() {
        Row row = Row.ofNamed(signature, Map.of("size", 2.5, "city", "Genf"));
        assertThat(row.number(1)).isEqualTo(2.5);
        assertThat(row.text(0)).isEqualTo("Genf");
    }

    @Test
    void errorsNameTheColumn() {
        assertThatThrownBy(() -> Row.of(signature, 1, 2)).hasMessage("city holds '1', expected a string");
        assertThatThrownBy(() -> Row.of(signature, "a", "b")).hasMessage("size holds 'b', expected a number");
        assertThatThrownBy(() -> Row.of(signature, "a")).hasMessage("row has 1 cells, expected 2");
        assertThatThrownBy(() -> Row.ofNamed(signature, Map.of("city", "a"))).hasMessage("missing column 'size'");
        assertThatThrownBy(() -> Row.ofNamed(signature, Map.of("town", "a")))
                .hasMessage("unknown column 'town', expected [city, size]");
        assertThatThrownBy(() -> Row.of(Signature.unnamed(1), "a")).hasMessage("column 0 holds 'a', expected a number");
        assertThatThrownBy(() -> Row.of(signature, "a", 1).numbers())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("city is a string column, this model takes numbers only");
    }

    @Test
    void aSignatureListsItsColumns() {
        assertThat(signature.count()).isEqualTo(2);
        assertThat(signature.types()).containsExactly(ColumnType.STRING, ColumnType.NUMBER);
        assertThat(signature.stringColumns()).containsExactly(0);
        assertThat(signature)
                .isEqualTo(Signature.ofStringColumns(List.of("city", "size"), 2, List.of(0)))
                .hasSameHashCodeAs(Signature.ofStringColumns(List.of("city", "size"), 2, List.of(0)))
                .isNotEqualTo(Signature.named(List.of("city", "size")));
        assertThat(Signature.unnamed(3)).hasToString("3 unnamed columns");
        assertThat(signature.types()).isEqualTo(Arrays.asList(ColumnType.STRING, ColumnType.NUMBER));
    }

    @Test
    void aColumnOfAnyTypeTakesNumbersAndTexts() {
        Signature any = Signature.of(List.of("id", "size"), List.of(ColumnType.ANY, ColumnType.NUMBER));
        assertThat(any.anyColumns()).containsExactly(0);
        assertThat(any.types()).containsExactly(ColumnType.ANY, ColumnType.NUMBER);
        assertThat(any)
                .isEqualTo(Signature.ofColumns(List.of("id", "size"), 2, List.of(), List.of(0)))
                .isNotEqualTo(Signature.named(List.of("id", "size")));
        assertThat(Row.of(any, "x7", 2).numbers()).containsExactly(Double.NaN, 2);
        assertThat(Row.of(any, 7, 2).numbers()).containsExactly(7, 2);
        assertThat(Row.of(any, null, 2).text(0)).isNull();
        assertThatThrownBy(() -> Row.of(any, List.of(), 2)).hasMessage("id holds '[]', expected a number or string");
    }

    @Test
    void aSignatureRefusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Signature.ofColumns(List.of(), 2, List.of(1), List.of(1)))
                .hasMessage("column 1 is of type string and of type any");
        assertThatThrownBy(() -> Signature.ofColumns(List.of(), 2, List.of(), List.of(-1)))
                .hasMessage("any column -1, expected 0 to 1");
        assertThatThrownBy(() -> Signature.named(List.of("a", "a"))).hasMessage("input column name 'a' occurs twice");
        assertThatThrownBy(() -> Signature.of(List.of("a"), List.of())).hasMessage("1 names for 0 input columns");
        assertThatThrownBy(() -> Signature.ofStringColumns(List.of(), 2, List.of(2)))
                .hasMessage("string column 2, expected 0 to 1");
    }

    @Test
    void aClaimedColumnCountTakesNoMemory() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(Signature.unnamed(10_000_000).count()).isEqualTo(10_000_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void rulesAcceptWhatTheySay() {
        double nan = Double.NaN;
        ComparisonRule exact = ComparisonRule.exact();
        assertThat(exact.accepts(1, 1)).isTrue();
        assertThat(exact.accepts(0.0, -0.0)).isFalse();
        assertThat(exact.accepts(nan, Double.longBitsToDouble(0x7ff8000000000001L)))
                .isTrue();
        assertThat(exact.accepts(1, Math.nextUp(1.0))).isFalse();
        ComparisonRule within = ComparisonRule.within(0.5, 0.25);
        assertThat(within.accepts(2, 3)).isTrue();
        assertThat(within.accepts(2, Math.nextUp(3.0))).isFalse();
        assertThat(within.accepts(-2, -3)).isTrue();
        assertThat(within.accepts(nan, 1)).isFalse();
        assertThat(within.accepts(1, nan)).isFalse();
        assertThat(within.accepts(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isTrue();
        assertThat(within).hasToString("within 0.5 + 0.25 relative");
        assertThat(exact).hasToString("exact");
        assertThatThrownBy(() -> ComparisonRule.within(nan, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ComparisonRule.within(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInfinityIsNotWithinATolerance() {
        ComparisonRule within = ComparisonRule.within(1, 0.5);
        assertThat(within.accepts(Double.POSITIVE_INFINITY, 1)).isFalse();
        assertThat(within.accepts(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isFalse();
        assertThat(within.accepts(1, Double.POSITIVE_INFINITY)).isFalse();
    }
}
