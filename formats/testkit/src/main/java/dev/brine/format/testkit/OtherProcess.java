package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Rule 4 beyond one process: a Java of another language, encoding and hash seed writes the same bytes. */
final class OtherProcess {
    private OtherProcess() {}

    static void writesTheSameBytes(Subject subject, Path folder) throws IOException {
        WriteOptions options = subject.registered();
        ModelFormat format = ModelFormats.forName(subject.format().name());
        Path here = Files.createTempDirectory(folder, "here");
        Path there = Files.createTempDirectory(folder, "there");
        String variant = options.variant().orElseThrow();
        Assumptions.assumeTrue(
                Arrays.equals(
                        subject.write(ConformanceModels.forest()),
                        new Subject(format, subject.variant(), subject.options()).write(ConformanceModels.forest())),
                () -> "%s has other settings than the registered one".formatted(subject));
        write(format.name(), variant, here);
        Process process =
                new ProcessBuilder(command(format, variant, there)).inheritIO().start();
        assertThat(process.onExit().join().exitValue()).isZero();
        for (int model = 0; model < ConformanceModels.all().size(); model++) {
            assertThat(there.resolve(fileName(model)))
                    .as("model %d of another process", model)
                    .hasSameBinaryContentAs(here.resolve(fileName(model)));
        }
    }

    private static List<String> command(ModelFormat format, String variant, Path target) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(format.jvmFlags(Runtime.version().feature()));
        command.addAll(List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path", "")));
        command.addAll(List.of(OtherProcess.class.getName(), format.name(), variant, target.toString()));
        return command;
    }

    /** Writes every model of the kit: format, variant and folder. */
    public static void main(String[] arguments) throws IOException {
        write(arguments[0], arguments[1], Path.of(arguments[2]));
    }

    /** Leaves the file of a model empty that a format which is only written refuses. */
    private static void write(String formatName, String variantName, Path folder) throws IOException {
        ModelFormat format = ModelFormats.forName(formatName);
        FormatVariant variant = ModelFormats.variant(format, variantName);
        int number = 0;
        for (SavedModel model : ConformanceModels.all().values()) {
            try (FileChannel sink = FileChannel.open(
                    folder.resolve(fileName(number)), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                format.writer().orElseThrow().write(model, variant, sink, WriteOptions.defaults());
            } catch (UnsupportedModelException e) {
                if (format.reader().isPresent()) {
                    throw e;
                }
            }
            number++;
        }
    }

    private static String fileName(int model) {
        return model + ".model";
    }
}
