package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ModelFormatException;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Rule 6 for modes that check what they read when it is touched: a damaged file gives the right numbers or none. */
final class CheckedReadRules {
    private CheckedReadRules() {}

    static void noFlippedBitGivesAWrongNumber(Subject subject, FileMode mode, Path folder) throws IOException {
        SavedModel model = ConformanceModels.small();
        byte[] bytes = subject.write(model);
        Path file = Files.write(Files.createTempFile(folder, "damaged", ".model"), bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
                int index = bit / Byte.SIZE;
                put(channel, index, bytes[index] ^ 1 << bit % Byte.SIZE);
                assertSameOrRefused(subject, mode, file, model, "bit %d of byte %d".formatted(bit % Byte.SIZE, index));
                put(channel, index, bytes[index]);
            }
        }
    }

    private static void put(FileChannel channel, int index, int value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), index);
    }

    private static void assertSameOrRefused(Subject subject, FileMode mode, Path file, SavedModel model, String flipped)
            throws IOException {
        try (OpenedModel opened = subject.open(ModelSource.file(file), mode.of(subject.options()))) {
            SavedModels.assertSame(opened.saved(), model);
        } catch (ModelFormatException e) {
            assertThat(e.source()).as("source named for %s", flipped).isNotEmpty();
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).as("thrown for %s flipped", flipped).isInstanceOf(ModelFormatException.class);
        } catch (AssertionError e) {
            throw new AssertionError("%s flipped: %s".formatted(flipped, e.getMessage()), e);
        }
    }
}
