package dev.brine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAccessTest {
    private static final AtomicFile.Content CONTENT = sink -> sink.write(ByteBuffer.allocate(10));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void assumePosix() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "the file system has no POSIX permissions");
        file = folder.resolve("a.model");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-------", "r--r-----", "rwxr-xr-x", "---------"})
    void aReplacedFileHandsItsPermissionsOn(String permissions) throws IOException {
        Files.setPosixFilePermissions(Files.createFile(file), PosixFilePermissions.fromString(permissions));
        AtomicFile.write(file, true, CONTENT);
        assertThat(Files.size(file)).isEqualTo(10);
        assertThat(permissions(file)).isEqualTo(permissions);
    }

    @Test
    void aNewFileIsAsAnyNewFile() throws IOException {
        AtomicFile.write(file, true, CONTENT);
        assertThat(permissions(file)).isEqualTo(permissions(Files.createFile(folder.resolve("other"))));
    }

    @Test
    void aFileThatOthersMayNotReadIsSecretWhileItIsWritten() throws IOException {
        Files.setPosixFilePermissions(Files.createFile(file), PosixFilePermissions.fromString("rw-r-----"));
        AtomicFile.write(file, true, sink -> {
            try (Stream<Path> files = Files.list(folder)) {
                Path temporary =
                        files.filter(path -> !path.equals(file)).findFirst().orElseThrow();
                assertThat(permissions(temporary)).isEqualTo("rw-------");
            }
        });
    }

    /** Runs as the superuser only, who may set any owner; a group of the process's own is kept for every user. */
    @Test
    void aReplacedFileHandsOwnerAndGroupOn() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(Files.createFile(file), PosixFileAttributeView.class);
        try {
            var principals = FileSystems.getDefault().getUserPrincipalLookupService();
            GroupPrincipal group = principals.lookupPrincipalByGroupName("nogroup");
            view.setOwner(principals.lookupPrincipalByName("nobody"));
            view.setGroup(group);
        } catch (IOException e) {
            assumeTrue(false, "this user may not give files away: " + e);
        }
        view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
        AtomicFile.write(file, true, CONTENT);
        PosixFileAttributes kept = view.readAttributes();
        assertThat(kept.owner().getName()).isEqualTo("nobody");
        assertThat(kept.group().getName()).isEqualTo("nogroup");
        assertThat(permissions(file)).isEqualTo("rw-r-----");
    }
}
