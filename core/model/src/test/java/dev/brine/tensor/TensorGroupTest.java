package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorGroupTest {
    private static final int RECORDS = 37;

    static TensorGroup interleaved() {
        Tensor words = TestTensors.random(ElementType.I64, Shape.of(RECORDS, 3), 11);
        return TensorGroup.interleaved(
                List.of(
                        new TensorGroup.Column("value", ElementType.F64),
                        new TensorGroup.Column("index", ElementType.I32),
                        new TensorGroup.Column("half", ElementType.F16),
                        new TensorGroup.Column("byte", ElementType.U8),
                        new TensorGroup.Column("flag", ElementType.I8),
                        new TensorGroup.Column("single", ElementType.F32),
                        new TensorGroup.Column("last", ElementType.I32)),
                words);
    }

    @Test
    void unpackingAndPackingGivesTheSameRecords() {
        TensorGroup packed = interleaved();
        TensorGroup columns = packed.withLayout(TensorGroup.Layout.COLUMNAR);
        TensorGroup again = columns.withLayout(TensorGroup.Layout.INTERLEAVED);
        assertThat(columns.layout()).isSameAs(TensorGroup.Layout.COLUMNAR);
        assertThat(columns.records()).isEmpty();
        assertThat(again.describeColumns()).isEqualTo(packed.describeColumns());
        assertThat(again.records().orElseThrow().contentEquals(packed.records().orElseThrow()))
                .isTrue();
        packed.columns()
                .forEach(
                        (name, column) -> assertThat(columns.columns().get(name).contentEquals(column))
                                .as(name)
                                .isTrue());
    }

    @Test
    void aColumnLiesWhereItsDeclarationSays() {
        Tensor words = HeapTensor.of(new long[] {0x1122334455667788L, -1L}, 2, 1);
        TensorGroup group = TensorGroup.interleaved(
                List.of(
                        new TensorGroup.Column("low", ElementType.I32),
                        new TensorGroup.Column("middle", ElementType.I16),
                        new TensorGroup.Column("high", ElementType.U8),
                        new TensorGroup.Column("highest", ElementType.U8)),
                words);
        assertThat(group.columns().get("low").bits(0)).isEqualTo(0x55667788L);
        assertThat(group.columns().get("middle").bits(0)).isEqualTo(0x3344);
        assertThat(group.columns().get("high").bits(0)).isEqualTo(0x22);
        assertThat(group.columns().get("highest").bits(0)).isEqualTo(0x11);
        assertThat(group.columns().get("low").getLong(1)).isEqualTo(-1);
        assertThat(group.columns().get("high").getLong(1)).isEqualTo(255);
    }

    @Test
    void aColumnCopiesLikeATensor() {
        for (Tensor words : List.of(
                interleaved().records().orElseThrow(),
                TestTensors.mapped(interleaved().records().orElseThrow(), 4))) {
            TensorGroup group = TensorGroup.interleaved(interleaved().describeColumns(), words);
            group.columns().forEach((name, column) -> {
                HeapTensor dense = HeapTensor.copyOf(column);
                int width = column.elementType().byteSize();
                ByteBuffer target = ByteBuffer.allocate(5 * width + width / 2);
                column.copyTo(RECORDS - 6, target);
                ByteBuffer expected = ByteBuffer.allocate(5 * width);
                dense.copyTo(RECORDS - 6, expected);
                assertThat(target.flip()).as(name).isEqualTo(expected.flip());
                assertThatThrownBy(() -> column.bits(RECORDS)).isInstanceOf(IndexOutOfBoundsException.class);
            });
            float[] floats = new float[3];
            group.columns().get("single").copyFloats(2, floats, 3);
            assertThat(Float.floatToRawIntBits(floats[2]) & 0xffffffffL)
                    .isEqualTo(group.columns().get("single").bits(4));
            double[] doubles = new double[2];
            group.columns().get("value").copyDoubles(1, doubles, 2);
            assertThat(Double.doubleToRawLongBits(doubles[1]))
                    .isEqualTo(group.columns().get("value").bits(2));
            assertThatThrownBy(() -> group.columns().get("value").copyFloats(0, floats, 1))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void columnsOfLongRecordsCopyToo() {
        int words = 9;
        List<TensorGroup.Column> columns = new ArrayList<>();
        long[] records = new long[3000 * words];
        for (int i = 0; i < records.length; i++) {
            records[i] = i;
        }
        for (int i = 0; i < words; i++) {
            columns.add(new TensorGroup.Column("c" + i, ElementType.I64));
        }
        Tensor column = TensorGroup.interleaved(columns, HeapTensor.of(records, 3000, words))
                .columns()
                .get("c4");
        ByteBuffer target = ByteBuffer.allocate(3000 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        column.copyTo(1, target);
        assertThat(target.position()).isEqualTo(2999 * Long.BYTES);
        assertThat(target.getLong(2998 * Long.BYTES)).isEqualTo(2999 * words + 4);
    }

    @Test
    void theSameLayoutIsTheSameGroup() {
        TensorGroup group = interleaved();
        assertThat(group.withLayout(TensorGroup.Layout.INTERLEAVED)).isSameAs(group);
    }

    @Test
    void refusesColumnsThatDoNotFillRecords() {
        TensorGroup.Column i32 = new TensorGroup.Column("a", ElementType.I32);
        TensorGroup.Column f64 = new TensorGroup.Column("b", ElementType.F64);
        assertThatThrownBy(() -> TensorGroup.recordBytes(List.of(i32, f64)))
                .hasMessage("column 'b' starts at byte 4 of the record, not a multiple of 8");
        assertThatThrownBy(() -> TensorGroup.recordBytes(List.of(i32)))
                .hasMessage("record of 4 bytes, expected a positive multiple of 8");
        assertThatThrownBy(() -> TensorGroup.recordBytes(List.of())).hasMessageContaining("record of 0 bytes");
        Tensor words = HeapTensor.of(new long[4], 2, 2);
        assertThatThrownBy(() -> TensorGroup.interleaved(List.of(f64), words))
                .hasMessage("columns take 8 bytes of records of 16 bytes");
        assertThatThrownBy(() -> TensorGroup.interleaved(List.of(f64, f64), words))
                .hasMessageContaining("two columns share a name");
        assertThatThrownBy(() -> TensorGroup.interleaved(List.of(f64), HeapTensor.of(new long[2])))
                .hasMessageContaining("expected I64 of rank 2");
    }

    @Test
    void refusesColumnsOfDifferentLength() {
        Map<String, Tensor> columns = new LinkedHashMap<>();
        columns.put("a", HeapTensor.of(new float[2]));
        columns.put("b", HeapTensor.of(new float[3]));
        assertThatThrownBy(() -> TensorGroup.columnar(columns)).hasMessage("column 'b' has shape [3], expected [2]");
        assertThatThrownBy(() -> TensorGroup.columnar(Map.of())).hasMessage("a group needs at least one column");
        assertThatThrownBy(() -> TensorGroup.columnar(Map.of("m", HeapTensor.of(new float[4], 2, 2))))
                .hasMessage("column 'm' has shape [2, 2], expected [n]");
    }
}
