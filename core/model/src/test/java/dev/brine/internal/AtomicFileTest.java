package dev.brine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    private static final String OLD = "the old content";
    private static final String NEW = "the new one";
    private static final AtomicFile.Content NEW_CONTENT = sink -> sink.write(bytes(NEW));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeOldFile() throws IOException {
        file = Files.writeString(folder.resolve("a.model"), OLD);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertHolds(String content) throws IOException {
        assertThat(file).hasContent(content);
        assertThat(names()).containsExactly("a.model");
    }

    /** Remembers its steps, and what the target held at each. */
    private final class Recorder implements ReplacementSteps {
        private final List<String> steps = new ArrayList<>();

        private void add(String step) throws IOException {
            steps.add(step + ", target: " + Files.readString(file));
        }

        @Override
        public void write(FileChannel channel, AtomicFile.Content content) throws IOException {
            content.writeTo(new TestSink(channel, Integer.MAX_VALUE, Long.MAX_VALUE, () -> {}) {
                @Override
                public int write(ByteBuffer source) throws IOException {
                    add("write");
                    return super.write(source);
                }
            });
        }

        @Override
        public void force(FileChannel channel) throws IOException {
            add("force the file");
            assertThat(channel.size()).isEqualTo(NEW.length());
            ON_DISK.force(channel);
        }

        @Override
        public void rename(Path temporary, Path target) throws IOException {
            add("rename");
            ON_DISK.rename(temporary, target);
        }

        @Override
        public void forceFolder(Path forced) throws IOException {
            add("force the folder");
            assertThat(forced).isEqualTo(folder);
            ON_DISK.forceFolder(forced);
        }
    }

    @Test
    void writesForcesRenamesAndForcesTheFolderInThisOrder() throws IOException {
        Recorder recorder = new Recorder();
        AtomicFile.write(file, true, NEW_CONTENT, recorder);
        assertThat(recorder.steps)
                .containsExactly(
                        "write, target: " + OLD,
                        "force the file, target: " + OLD,
                        "rename, target: " + OLD,
                        "force the folder, target: " + NEW);
        assertHolds(NEW);
    }

    @Test
    void forcesNothingUnlessDurable() throws IOException {
        Recorder recorder = new Recorder();
        AtomicFile.write(file, false, NEW_CONTENT, recorder);
        assertThat(recorder.steps).containsExactly("write, target: " + OLD, "rename, target: " + OLD);
        assertHolds(NEW);
    }

    @Test
    void aDiskThatIsFullAtAnyByteKeepsTheOldFile() throws IOException {
        for (int takenBytes : new int[] {1, 3, Integer.MAX_VALUE}) {
            for (int fullAt = 0; fullAt < NEW.length(); fullAt++) {
                TestSink.Steps full = new TestSink.Steps(takenBytes, fullAt, () -> {
                    throw new IOException("No space left on device");
                });
                assertThatThrownBy(() -> AtomicFile.write(file, true, TestSink.all(bytes(NEW)), full))
                        .isInstanceOf(IOException.class)
                        .hasMessage("No space left on device");
                assertHolds(OLD);
            }
        }
    }

    @Test
    void anInterruptedThreadKeepsTheOldFileAndStaysInterrupted() throws IOException {
        for (int at = 0; at < NEW.length(); at++) {
            TestSink.Steps interrupting =
                    new TestSink.Steps(1, at, () -> Thread.currentThread().interrupt());
            assertThatThrownBy(() -> AtomicFile.write(file, true, TestSink.all(bytes(NEW)), interrupting))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertHolds(OLD);
        }
    }

    @Test
    void aThreadThatIsInterruptedBeforehandWritesNothing() throws IOException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> AtomicFile.write(file, true, NEW_CONTENT))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertHolds(OLD);
    }

    /** Fails at one step. */
    @Test
    void whatIsNotProvedLeavesTheOldFileAndNoOther() throws IOException {
        Path file = folder.resolve("a.model");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, true, NEW_CONTENT, written -> {
                    try (FileChannel channel = written.get()) {
                        throw new IOException("%d bytes".formatted(channel.size()));
                    }
                }))
                .hasMessage(NEW.length() + " bytes");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    /** A second channel on the file, closed, would give up the lock by which others see that it is being written. */
    @Test
    void whatIsProvedIsReadWithoutASecondFile() throws IOException {
        Path file = folder.resolve("a.model");
        AtomicFile.write(file, true, NEW_CONTENT, written -> {
            for (int i = 0; i < 2; i++) {
                try (FileChannel channel = written.get()) {
                    ByteBuffer read = ByteBuffer.allocate(100);
                    while (channel.read(read) >= 0) {}
                    assertThat(new String(read.array(), 0, read.position(), StandardCharsets.UTF_8))
                            .isEqualTo(NEW);
                    assertThat(channel.map(FileChannel.MapMode.READ_ONLY, 0, 1).get(0))
                            .isEqualTo((byte) NEW.charAt(0));
                }
            }
        });
        assertThat(file).hasContent(NEW);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 246, 255})
    void aNameOfAsManyBytesAsFileSystemsAllowIsWritten(int byteCount) throws IOException {
        for (String letter : List.of("x", "\u00e4", "\uD83D\uDE00")) {
            int letterBytes = letter.getBytes(StandardCharsets.UTF_8).length;
            String name = letter.repeat(byteCount / letterBytes) + "x".repeat(byteCount % letterBytes);
            Path file;
            try {
                file = folder.resolve(name);
            } catch (InvalidPathException e) { // a locale of ASCII
                continue;
            }
            Path stray = TemporaryFile.create(file).path();
            assertThat(TemporaryFile.isNamedFor(file, stray)).isTrue();
            AtomicFile.write(file, true, NEW_CONTENT);
            assertThat(file).hasContent(NEW);
            assertThat(TemporaryFile.isNamedFor(folder.resolve("x" + name.substring(letter.length())), stray))
                    .isEqualTo(letter.equals("x"));
        }
    }

    private record FailingAt(String step) implements ReplacementSteps {
        private void failAt(String reached) throws IOException {
            if (reached.equals(step)) {
                throw new AccessDeniedException("injected at " + reached);
            }
        }

        @Override
        public void force(FileChannel channel) throws IOException {
            failAt("force");
        }

        @Override
        public void rename(Path temporary, Path target) throws IOException {
            failAt("rename");
            ON_DISK.rename(temporary, target);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            failAt("force folder");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force", "rename", "force folder"})
    void aStepThatFailsLeavesAWholeFileAndNoOther(String step) throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, true, NEW_CONTENT, new FailingAt(step)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("injected at " + step);
        assertHolds(step.equals("force folder") ? NEW : OLD);
    }

    @Test
    void aTargetThatBecomesAFolderIsKept() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, true, sink -> {
                    sink.write(bytes(NEW));
                    Files.delete(file);
                    Files.createDirectory(file);
                }))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).isEmptyDirectory();
        assertThat(names()).containsExactly("a.model");
    }

    @Test
    void aFolderThatMustNotBeWrittenToKeepsTheOldFile() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "this user may write to every folder");
            assertThatThrownBy(() -> AtomicFile.write(file, true, NEW_CONTENT))
                    .isInstanceOf(AccessDeniedException.class);
            assertHolds(OLD);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void refusesWhatIsNoFileName() {
        assertThatThrownBy(() -> AtomicFile.write(folder.getRoot(), true, NEW_CONTENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a file name");
        assertThatThrownBy(() -> AtomicFile.write(folder, true, NEW_CONTENT))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("none").resolve("a"), true, NEW_CONTENT))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("the folder does not exist");
    }

    @Test
    void aLinkStaysAndItsFileIsReplacedInItsOwnFolder() throws IOException {
        Path links = Files.createDirectory(folder.resolve("links"));
        Path direct = Files.createSymbolicLink(links.resolve("direct"), Path.of("..", "a.model"));
        Path link = Files.createSymbolicLink(links.resolve("link"), direct);
        AtomicFile.write(link, true, sink -> {
            sink.write(bytes(NEW));
            assertThat(names()).hasSize(3).anyMatch(name -> name.startsWith(".a.model."));
        });
        assertThat(link).isSymbolicLink();
        assertThat(direct).isSymbolicLink();
        assertThat(file).isRegularFile().hasContent(NEW);
        assertThat(names()).containsExactly("a.model", "links");
    }

    @Test
    void aLinkToNothingYetMakesItsFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("b.model"));
        AtomicFile.write(link, true, NEW_CONTENT);
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("b.model")).isRegularFile().hasContent(NEW);
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("none", "b.model"));
        assertThatThrownBy(() -> AtomicFile.write(nowhere, true, NEW_CONTENT)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesLinksInACircle() throws IOException {
        Path first = folder.resolve("first");
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        Files.createSymbolicLink(first, second);
        assertThatThrownBy(() -> AtomicFile.write(first, true, NEW_CONTENT))
                .isInstanceOf(FileSystemLoopException.class);
    }
}
