package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryBytesTest {
    private static final String VERSION = "-\\d.*\\.jar";

    /** The jars beside Brine's own that a project with the format alone has at run time. */
    @ParameterizedTest
    @CsvSource({
        "java, ''",
        "kryo, kryo reflectasm objenesis minlog",
        "fst, fst jackson-core javassist objenesis",
        "json, jackson-core commons-compress commons-codec commons-io commons-lang3 lz4-java zstd-jni xz",
        "mmap, zstd-jni",
        "sklearn, commons-compress commons-codec commons-io commons-lang3 xz jackson-core snakeyaml-engine"
    })
    void isTheSumOfTheJarsThatTheFormatPullsIn(String format, String libraries) throws IOException {
        long expected = 0;
        for (String library : libraries.isEmpty() ? List.<String>of() : List.of(libraries.split(" "))) {
            expected += Files.size(jar(format, library));
        }
        assertThat(FormatNeeds.libraryBytes(ModelFormats.forName(format))).hasValue(expected);
    }

    @Test
    void isNotKnownOfAFormatWhoseBuildWroteNothing() {
        ModelFormat stranger = (ModelFormat) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ModelFormat.class},
                (proxy, method, arguments) -> "strange");
        assertThat(FormatNeeds.libraryBytes(stranger)).isEmpty();
    }

    /** Jackson's two generations have the same file name. */
    private static Path jar(String format, String library) {
        String group = library.equals("jackson-core") ? format.equals("fst") ? "fasterxml" : "tools" : "";
        List<Path> found = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(group))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().matches(library + VERSION))
                .toList();
        assertThat(found).as(library).hasSize(1);
        return found.get(0);
    }
}
