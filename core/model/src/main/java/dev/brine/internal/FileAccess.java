package dev.brine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owner, group and permissions of a file that is replaced, to hand on; nothing where there is no file yet. */
final class FileAccess {
    private final @Nullable PosixFileAttributes old;

    private FileAccess(@Nullable PosixFileAttributes old) {
        this.old = old;
    }

    static FileAccess of(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        return new FileAccess(view == null || !Files.exists(target) ? null : view.readAttributes());
    }

    /** Returns how the new file is created: for the owner alone, until it is known who may read it. */
    FileAttribute<?>[] whileWriting() {
        return old == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                };
    }

    /** Gives the new file what the old one had. */
    void handOn(Path file) throws IOException {
        if (old == null) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        boolean groupKept = keepOwners(view, old);
        Set<PosixFilePermission> kept = groupKept ? old.permissions() : withoutGroup(old.permissions());
        if (!kept.equals(view.readAttributes().permissions())) {
            view.setPermissions(kept);
        }
    }

    /** Returns whether the group is the old one; only the superuser sets the owner. */
    private static boolean keepOwners(PosixFileAttributeView view, PosixFileAttributes old) throws IOException {
        PosixFileAttributes current = view.readAttributes();
        if (!current.owner().equals(old.owner())) {
            succeeds(() -> view.setOwner(old.owner()));
        }
        return current.group().equals(old.group()) || succeeds(() -> view.setGroup(old.group()));
    }

    /** Returns permissions that give a stranger's group what they give to others. */
    private static Set<PosixFilePermission> withoutGroup(Set<PosixFilePermission> permissions) {
        String text = PosixFilePermissions.toString(permissions);
        String others = text.substring(6);
        return PosixFilePermissions.fromString(text.substring(0, 3) + others + others);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static boolean succeeds(Change change) {
        try {
            change.make();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
