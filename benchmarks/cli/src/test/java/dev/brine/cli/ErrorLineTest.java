package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's mistake is one line that says what is wrong with which file. */
class ErrorLineTest extends CommandTest {
    @BeforeEach
    void makeModel() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "1,2\n");
    }

    @Test
    void aFileOfAnotherTypeIsNamedByItsFirstBytes() throws IOException {
        file("page.plain", "<html>");
        assertRefused(
                "page.plain: starts with bytes 3c68746d6c3e (an HTML page: download the file itself), expected",
                "inspect",
                "@page.plain");
        file("empty.plain", "");
        assertRefused("empty.plain: the file is empty, expected a model, at offset 0", "verify", "@empty.plain");
    }

    @Test
    void aTruncatedFileIsRefusedWithTheOffset() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("wine.plain"));
        for (int length : new int[] {5, 15, 16, 40, bytes.length - 1}) {
            Files.write(folder.resolve("cut.plain"), Arrays.copyOf(bytes, length));
            for (String command : new String[] {"inspect", "verify"}) {
                assertRefused("at offset", command, "@cut.plain");
            }
            assertRefused("at offset", "predict", "@cut.plain", "--rows=@rows.csv");
            assertRefused("at offset", "convert", "@cut.plain", "@out.plain");
        }
        assertThat(filesInFolder()).containsExactly("cut.plain", "rows.csv", "wine.plain");
    }

    @Test
    void aMissingFileOrFolderIsSaidInWords() {
        assertRefused("none.plain: no such file or folder", "inspect", "@none.plain");
        assertRefused("none.csv: no such file or folder", "predict", "@wine.plain", "--rows=@none.csv");
        assertRefused("none: the folder does not exist", "convert", "@wine.plain", "@none/a.plain");
        assertRefused("none: the folder does not exist", "predict", "@wine.plain", "--rows=@rows.csv", "--out=@none/a");
    }

    @Test
    void aFolderInPlaceOfAFileIsSaidSo() throws IOException {
        Files.createDirectory(folder.resolve("sub.plain"));
        assertRefused("sub.plain: is a folder, expected a file", "inspect", "@sub.plain");
        assertRefused("sub.plain: is a folder, expected a file", "convert", "@wine.plain", "@sub.plain");
        assertRefused("sub.plain: is a folder", "predict", "@wine.plain", "--rows=@sub.plain");
        assertRefused("sub.plain: is a folder", "predict", "@wine.plain", "--rows=@rows.csv", "--out=@sub.plain");
    }

    @Test
    void anUnknownFormatOrVariantListsTheKnownOnes() {
        assertRefused("out.xyz: no format has the extension", "convert", "@wine.plain", "@out.xyz");
        assertRefused("unknown format 'xyz', known are [", "convert", "@wine.plain", "@out.plain", "--format=xyz");
        assertRefused("has no variant 'xyz', it has [", "convert", "@wine.plain", "@out.plain", "--variant=xyz");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNoOther() throws IOException {
        file("old.fulldisk", "old");
        assertRefused("old.fulldisk: No space left on device", "convert", "@wine.plain", "@old.fulldisk");
        assertThat(folder.resolve("old.fulldisk")).hasContent("old");
        assertThat(filesInFolder()).containsExactly("old.fulldisk", "rows.csv", "wine.plain");
    }

    @Test
    void aFormatThatNeedsTrustNamesTheOption() {
        make("wine", "wine.risky");
        assertRefused(
                "wine.risky: format 'risky' can run code from the file; if you trust it, use",
                "inspect",
                "@wine.risky");
        assertThat(err()).contains("--trust");
    }

    @Test
    void aFullStandardOutputIsRefusedAndABrokenPipeIsNot() {
        assertThat(runInto(failing("No space left on device"), "formats")).isEqualTo(2);
        assertThat(err()).isEqualToIgnoringNewLines("brine: standard output: No space left on device");
        assertThat(runInto(failing("No space left on device"), "--help")).isEqualTo(2);
        assertThat(runInto(failing("Broken pipe"), "formats")).isZero();
        assertThat(err()).isEmpty();
        assertThat(runInto(failing("Broken pipe"), "predict", "@wine.plain", "--rows=@rows.csv"))
                .isZero();
        assertThat(err()).isEmpty();
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void aFaultIsOneLineAndItsTraceIsShownOnRequest() {
        assertThat(run("make", "wine", "@a.broken")).isEqualTo(4);
        assertThat(err())
                .startsWith(
                        "brine: internal error: java.lang.IllegalStateException: a fault in two lines; --stacktrace")
                .hasLineCount(1);
        assertThat(run("make", "wine", "@a.broken", "--stacktrace")).isEqualTo(4);
        assertThat(err()).contains("\tat dev.brine.cli.TestFormats$Broken.write");
        assertThat(run("make", "table", "@a.broken", "--size=1MiB")).isEqualTo(4);
        assertThat(err())
                .startsWith("brine: not enough memory: the heap may grow to ")
                .hasLineCount(1);
    }

    @Test
    void wrongUsagePointsToTheHelp() {
        assertRefused("unknown command 'fetch', known are [formats, make, ", "fetch");
        assertRefused("missing required parameters: 'CORPUS', 'OUT'; see 'brine make --help'", "make");
        assertRefused(
                "unknown option: '--nonsense'; see 'brine inspect --help'", "inspect", "--nonsense", "@wine.plain");
        assertRefused("'many' is not a size, expected bytes such as", "make", "table", "@a.plain", "--size=many");
    }

    @Test
    void exceptionsWithoutWordsGetSome() {
        assertThat(Failure.of(new AccessDeniedException("a.ser"))).isEqualTo(new Failure(2, "a.ser: access denied"));
        assertThat(Failure.of(new UncheckedIOException(new IOException("x")))).isEqualTo(new Failure(2, "x"));
        assertThat(Failure.of(new IOException())).isEqualTo(new Failure(2, "IOException"));
        assertThat(Failure.of(new StackOverflowError()).status()).isEqualTo(4);
    }

    @Test
    void aDeviceIsNeverReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no /dev/null on this system");
        assertRefused("/dev/null: is no regular file", "convert", "@wine.plain", "/dev/null", "--format=plain");
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
