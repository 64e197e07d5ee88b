package dev.brine.format.sklearn.skops;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.format.sklearn.pickle.FileInput;
import dev.brine.format.sklearn.pickle.StreamOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A member's bytes after decompression; at its end, size and CRC-32 are what the archive states. */
final class MemberInput extends InputStream {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER_BYTES = 1 << 13;

    private final ZipArchive archive;
    private final ZipArchive.Member member;
    private final FileInput file;
    private final Inflater inflater = new Inflater(true);
    private final InputStream content;
    private final CRC32 crc = new CRC32();
    private long position;

    MemberInput(ZipArchive archive, ZipArchive.Member member, FileInput file) throws IOException {
        this.archive = archive;
        this.member = member;
        this.file = file;
        this.content = switch (member.method()) {
            case STORED -> file;
            case DEFLATED -> new InflaterInputStream(file, inflater, BUFFER_BYTES);
            default ->
                throw origin().unsupported(
                                "it is compressed by method %d of zip; save it again with compression=zipfile.ZIP_DEFLATED"
                                        .formatted(member.method()),
                                -1);
        };
    }

    /** Returns what messages call this member. */
    StreamOrigin origin() {
        return archive.origin(member.name());
    }

    /** Returns how many bytes the archive states. */
    long statedSize() {
        return member.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read;
        try {
            read = content.read(target, offset, count);
        } catch (IOException e) {
            throw file.failure() == null ? unreadable(e) : e;
        }
        if (read < 0) {
            checkEnd();
            return read;
        }
        position += read;
        crc.update(target, offset, read);
        archive.countRead(read);
        return read;
    }

    private ModelFormatException unreadable(IOException cause) {
        return origin().corrupt("unreadable: " + cause.getMessage(), position, cause);
    }

    private void checkEnd() throws CorruptModelException {
        if (position != member.size() || crc.getValue() != member.crc()) {
            throw origin().corrupt(
                            "%d bytes with CRC-32 %08x, the archive states %d with %08x"
                                    .formatted(position, crc.getValue(), member.size(), member.crc()),
                            -1);
        }
    }

    /** Reads what is left, which checks it. */
    void requireEnd() throws IOException {
        if (read() >= 0) {
            throw origin().corrupt("bytes follow its end", position - 1);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
