package dev.brine.reports.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPageTest {
    private static final Path PAGE = Path.of("SCHEMA.md");

    @ParameterizedTest
    @ValueSource(
            classes = {
                RunResult.class,
                RunInfo.class,
                RunEnvironment.class,
                ModelInfo.class,
                RowKey.class,
                ResultRow.class,
                Sampling.class,
                ProcessStart.class,
                FloorRatio.class,
                FormatInfo.class
            })
    void namesEveryField(Class<?> type) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getName)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void namesEveryId() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Stream.of(
                                RunResult.SCHEMA,
                                Operation.values(),
                                RowStatus.values(),
                                Direction.values(),
                                HeapSetting.values(),
                                ModelOrigin.values(),
                                ProcessStart.MAIN,
                                ProcessStart.LIBRARY_READY,
                                ProcessStart.OPENED,
                                ProcessStart.FIRST_PREDICTION,
                                ProcessStart.MATERIALISED,
                                ProcessStart.MATERIALISE,
                                ProcessStart.SERVED + 10)
                        .flatMap(value -> value instanceof Object[] ids ? Arrays.stream(ids) : Stream.of(value)))
                .allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
    }
}
