package dev.brine.format.sklearn.skops;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.FileBytes;
import dev.brine.format.sklearn.pickle.FileInput;
import dev.brine.format.sklearn.pickle.StreamOrigin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a zip archive by name. A name is a key, never a path. JDK and commons-compress keep an entry for whatever
 * the directory claims; here each one is counted first.
 */
final class ZipArchive {
    private static final int LOCAL_MAGIC = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int ENTRY_MAGIC = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int END_MAGIC = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END64_MAGIC = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR_MAGIC = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int MAX_COMMENT_BYTES = 0xffff;
    private static final int SIZES64 = 1;
    private static final long IN_SIZES64 = 0xffffffffL;
    private static final int ENCRYPTED = 1;
    /** The heap of an entry besides its name. */
    private static final int ENTRY_HEAP_BYTES = 256;

    private final FileBytes file;
    private final String source;
    private final Budget budget;
    private final @Nullable ZipArchive outer;
    private final Map<String, Member> members = new HashMap<>();
    private long readBytes;

    /** A member as the directory states it. */
    record Member(String name, int method, long crc, long compressedSize, long size, long headerOffset) {}

    /** The place of the directory and its number of entries. */
    private record Directory(long start, long end, long entryCount) {}

    private ZipArchive(FileBytes file, String source, Budget budget, @Nullable ZipArchive outer) {
        this.file = file;
        this.source = source;
        this.budget = budget;
        this.outer = outer;
    }

    static boolean recognizes(ByteBuffer start) {
        return start.remaining() >= Integer.BYTES
                && start.slice().order(ByteOrder.LITTLE_ENDIAN).getInt() == LOCAL_MAGIC;
    }

    /** Reads the directory. The caller closes the file. */
    static ZipArchive open(FileBytes file, String source, Budget budget) throws IOException {
        ZipArchive archive = new ZipArchive(file, source, budget, null);
        archive.readEntries(archive.directory());
        return archive;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns what messages call a member. */
    StreamOrigin origin(String name) {
        return new StreamOrigin(source + ", member " + StreamOrigin.shown(name), false);
    }

    /** Opens a member for reading, from its start to its end, where its checksum is checked. */
    MemberInput read(String name) throws IOException {
        Member member = members.get(name);
        if (member == null) {
            throw new CorruptModelException("has no member '%s'".formatted(StreamOrigin.shown(name)), source, -1);
        }
        ByteBuffer header = bytes(member.headerOffset(), LOCAL_BYTES, LOCAL_MAGIC, "the header of a member");
        long start = member.headerOffset() + LOCAL_BYTES + unsignedShort(header, 26) + unsignedShort(header, 28);
        if (start > file.byteSize() - member.compressedSize()) {
            throw corrupt(
                    "member '%s' of %d bytes passes the end of the file"
                            .formatted(StreamOrigin.shown(name), member.compressedSize()),
                    member.headerOffset());
        }
        return new MemberInput(this, member, new FileInput(file, start, start + member.compressedSize()));
    }

    /** Reads a member whole. */
    byte[] readBytes(String name) throws IOException {
        try (MemberInput in = read(name)) {
            budget.countObject(in.statedSize(), -1);
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE, in.statedSize()));
            in.requireEnd();
            return bytes;
        }
    }

    /** Returns the archive that a member of this one is; what is read of it counts here. */
    ZipArchive inside(String name, byte[] bytes) throws IOException {
        FileBytes inMemory = new FileBytes(ModelSource.bytes(name, bytes).open());
        ZipArchive archive = new ZipArchive(inMemory, origin(name).source(), budget, this);
        archive.readEntries(archive.directory());
        return archive;
    }

    /** Counts bytes of members after decompression, over all members, against the limits. */
    void countRead(int count) throws IOException {
        if (outer != null) {
            outer.countRead(count);
            return;
        }
        readBytes += count;
        budget.checkExpansion(readBytes, file.byteSize());
    }

    private Directory directory() throws IOException {
        long endOffset = endOffset();
        ByteBuffer end = bytes(endOffset, END_BYTES, END_MAGIC, "the end of the archive");
        Directory directory = directory(unsignedInt(end, 16), unsignedInt(end, 12), unsignedShort(end, 10));
        boolean isPast32Bits = unsignedShort(end, 10) == 0xffff
                || unsignedInt(end, 12) == IN_SIZES64
                || unsignedInt(end, 16) == IN_SIZES64;
        if (isPast32Bits && endOffset >= LOCATOR_BYTES) {
            ByteBuffer locator = bytes(endOffset - LOCATOR_BYTES, LOCATOR_BYTES, LOCATOR_MAGIC, "the end's locator");
            long offset = locator.getLong(8);
            ByteBuffer end64 = bytes(offset, END64_BYTES, END64_MAGIC, "the end of the archive");
            directory = directory(end64.getLong(48), end64.getLong(40), end64.getLong(32));
        }
        return directory;
    }

    private static Directory directory(long start, long size, long entryCount) {
        return new Directory(start, size > Long.MAX_VALUE - start ? -1 : start + size, entryCount);
    }

    /** The end is followed by a comment of the length that it states, and nothing else. */
    private long endOffset() throws IOException {
        int count = (int) Math.min(END_BYTES + MAX_COMMENT_BYTES, file.byteSize());
        byte[] bytes = new byte[count];
        file.read(file.byteSize() - count, bytes, 0, count);
        ByteBuffer tail = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = count - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_MAGIC && unsignedShort(tail, at + 20) == count - END_BYTES - at) {
                return file.byteSize() - count + at;
            }
        }
        throw corrupt("a zip archive without its end, as of a download that broke off", file.byteSize());
    }

    private void readEntries(Directory directory) throws IOException {
        if (directory.start() < 0 || directory.end() < directory.start() || directory.end() > file.byteSize()) {
            throw corrupt("the archive's directory passes the end of the file", directory.start());
        }
        InputStream in = new BufferedInputStream(new FileInput(file, directory.start(), directory.end()));
        long left = directory.end() - directory.start();
        for (long i = 0; i < directory.entryCount(); i++) {
            left -= readEntry(in, directory, left);
        }
    }

    private long readEntry(InputStream in, Directory directory, long left) throws IOException {
        long offset = directory.end() - left;
        if (left < ENTRY_BYTES) {
            throw corrupt("the archive's directory ends before its last entry", offset);
        }
        ByteBuffer entry = ByteBuffer.wrap(in.readNBytes(ENTRY_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        int nameBytes = unsignedShort(entry, 28);
        int extraBytes = unsignedShort(entry, 30);
        long byteCount = (long) ENTRY_BYTES + nameBytes + extraBytes + unsignedShort(entry, 32);
        if (entry.getInt(0) != ENTRY_MAGIC || byteCount > left) {
            throw corrupt("no entry of the archive's directory", offset);
        }
        budget.countObject(ENTRY_HEAP_BYTES + 2L * nameBytes, offset);
        String name = new String(in.readNBytes(nameBytes), StandardCharsets.UTF_8);
        ByteBuffer extra = ByteBuffer.wrap(in.readNBytes(extraBytes)).order(ByteOrder.LITTLE_ENDIAN);
        in.skipNBytes(unsignedShort(entry, 32));
        if ((unsignedShort(entry, 8) & ENCRYPTED) != 0) {
            throw new UnsupportedModelException(
                    "member '%s' is encrypted; save it again without a password".formatted(StreamOrigin.shown(name)),
                    source);
        }
        if (members.put(name, member(name, entry, extra, offset)) != null) {
            throw corrupt("two members are named '%s'".formatted(StreamOrigin.shown(name)), offset);
        }
        return byteCount;
    }

    private Member member(String name, ByteBuffer entry, ByteBuffer extra, long offset) throws IOException {
        ByteBuffer sizes = sizes64(extra);
        long size = size64(unsignedInt(entry, 24), sizes);
        long compressedSize = size64(unsignedInt(entry, 20), sizes);
        long headerOffset = size64(unsignedInt(entry, 42), sizes);
        if (size < 0 || compressedSize < 0 || compressedSize > file.byteSize() || headerOffset < 0) {
            throw corrupt("member '%s' has impossible sizes".formatted(StreamOrigin.shown(name)), offset);
        }
        return new Member(name, unsignedShort(entry, 10), unsignedInt(entry, 16), compressedSize, size, headerOffset);
    }

    /** Returns the sizes that do not fit into 32 bits, in their order; none where there is no such field. */
    private static ByteBuffer sizes64(ByteBuffer extra) {
        while (extra.remaining() >= Integer.BYTES) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            if (id == SIZES64) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static long size64(long size, ByteBuffer sizes) {
        return size == IN_SIZES64 && sizes.remaining() >= Long.BYTES ? sizes.getLong() : size;
    }

    private ByteBuffer bytes(long offset, int count, int magic, String what) throws IOException {
        byte[] bytes = new byte[count];
        if (offset >= 0 && offset <= file.byteSize() - count) {
            file.read(offset, bytes, 0, count);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.getInt(0) != magic) {
            throw corrupt("%s is not where the archive says".formatted(what), offset);
        }
        return buffer;
    }

    private CorruptModelException corrupt(String reason, long offset) {
        return new CorruptModelException(reason, source, offset);
    }

    private static int unsignedShort(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static long unsignedInt(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
