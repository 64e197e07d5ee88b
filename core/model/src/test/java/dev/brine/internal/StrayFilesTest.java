package dev.brine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrayFilesTest {
    private static final AtomicFile.Content CONTENT = sink -> sink.write(ByteBuffer.allocate(10));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.model");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private Path temporary() throws IOException {
        return folder.resolve(names().stream()
                .filter(name -> name.endsWith(".tmp"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void whatAKilledProcessLeftIsRemovedByTheNextWriteOfTheSameFile() throws Exception {
        try (WritingProcess writer = WritingProcess.start(file)) {
            writer.awaitHalf();
            writer.kill();
        }
        Path stray = temporary();
        AtomicFile.write(folder.resolve("b.model"), true, CONTENT);
        assertThat(stray).exists();
        AtomicFile.write(file, true, CONTENT);
        assertThat(names()).containsExactly("a.model", "b.model");
    }

    @Test
    void whatALiveProcessWritesStays() throws Exception {
        try (WritingProcess writer = WritingProcess.start(file)) {
            writer.awaitHalf();
            Path other = temporary();
            AtomicFile.write(file, true, CONTENT);
            assertThat(file).hasSize(10);
            assertThat(other).exists();
            writer.finish();
        }
        assertThat(file).hasSize(WritingProcess.BYTES);
        assertThat(names()).containsExactly("a.model");
    }

    /** A second look at a locked file from the same process would give the lock up, and a third writer remove the file. */
    @Test
    void twoWritersOfOneProcessDoNotDisturbEachOther() throws IOException {
        AtomicFile.write(file, true, sink -> {
            Path other = temporary();
            AtomicFile.write(file, true, CONTENT);
            assertThat(other).exists();
            assertThat(file).hasSize(10);
            try (WritingProcess writer = WritingProcess.start(file)) {
                writer.awaitHalf();
                assertThat(other).exists();
                writer.finish();
            }
            sink.write(ByteBuffer.allocate(20));
        });
        assertThat(file).hasSize(20);
        assertThat(names()).containsExactly("a.model");
    }

    /** What looks as if this process had left it: in a container, process numbers come again. */
    @Test
    void whatAnEarlierProcessOfTheSameNumberLeftIsRemoved() throws IOException {
        Files.createFile(folder.resolve(".a.model.%d-0123456789abcdef.tmp"
                .formatted(ProcessHandle.current().pid())));
        AtomicFile.write(file, true, CONTENT);
        assertThat(names()).containsExactly("a.model");
    }

    @Test
    void filesOfOtherNamesStay() throws IOException {
        List<String> others = List.of(
                ".a.model.12-0123456789abcdef",
                ".a.model.12-0123456789abcdef.tmp.bak",
                ".a.model.12-0123456789ABCDEF.tmp",
                ".a.model.12-123.tmp",
                ".a.model.bak.12-0123456789abcdef.tmp",
                ".a.model.tmp",
                ".a.model.x-0123456789abcdef.tmp",
                ".b.model.12-0123456789abcdef.tmp",
                ".ab.model.12-0123456789abcdef.tmp",
                "a.model.12-0123456789abcdef.tmp");
        for (String name : others) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve(".a.model.12-0000000000000000.tmp"));
        Files.createSymbolicLink(folder.resolve(".a.model.12-0000000000000001.tmp"), folder.resolve(others.get(0)));
        List<String> before = names();
        AtomicFile.write(file, true, CONTENT);
        Files.delete(file);
        assertThat(names()).isEqualTo(before).hasSize(others.size() + 2);
    }

    @Test
    void whereLocksCannotTellAgeDoes() throws IOException {
        Path young = Files.createFile(folder.resolve("young"));
        Path old = Files.createFile(folder.resolve("old"));
        Instant longAgo = Instant.now().minus(StrayFiles.ABANDONED_AFTER).minusSeconds(60);
        Files.setLastModifiedTime(old, FileTime.from(longAgo));
        for (Path stray : List.of(young, old)) {
            StrayFiles.removeUnlessLocked(stray, () -> {
                throw new IOException("No locks available");
            });
        }
        assertThat(names()).containsExactly("young");
    }

    @Test
    void aLockSeenAnywhereInThisProcessKeepsTheFile() throws IOException {
        Path written = Files.createFile(folder.resolve("written"));
        StrayFiles.removeUnlessLocked(written, () -> {
            throw new OverlappingFileLockException();
        });
        StrayFiles.removeUnlessLocked(written, () -> null);
        assertThat(written).exists();
    }
}
