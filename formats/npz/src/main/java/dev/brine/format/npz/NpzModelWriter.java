package dev.brine.format.npz;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.WriteOptions;
import dev.brine.format.arrays.ArrayBytes;
import dev.brine.format.arrays.ModelDescription;
import dev.brine.format.arrays.NamedArrays;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes a model in one pass over the sink; stored tensors are read twice, as a zip entry starts with its checksum. */
final class NpzModelWriter {
    /** Name of the array that holds the description, UTF-8. */
    static final String DESCRIPTION = "brine.json";

    private static final String FORMAT = "npz";
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_NAME_BYTES = 0xffff;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final LocalDateTime EARLIEST_ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipArchiveOutputStream zip;
    private final boolean isStored;
    private final ArrayBytes bytes = new ArrayBytes();

    private NpzModelWriter(ZipArchiveOutputStream zip, boolean isStored) {
        this.zip = zip;
        this.isStored = isStored;
    }

    static void write(SavedModel model, FormatVariant variant, WritableByteChannel sink, WriteOptions options)
            throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        Optional<String> digest = options.digest() ? Optional.of(StateDigest.of(model.state())) : Optional.empty();
        arrays.put(DESCRIPTION, text(ModelDescription.of(model, digest)));
        for (Map.Entry<String, Tensor> array :
                NamedArrays.of(model.state(), FORMAT).entrySet()) {
            check(array.getKey(), array.getValue(), arrays);
            arrays.put(array.getKey(), array.getValue());
        }
        try (ZipArchiveOutputStream zip =
                new ZipArchiveOutputStream(new BufferedOutputStream(new SinkOutput(sink), BUFFER_BYTES))) {
            NpzModelWriter writer = new NpzModelWriter(zip, variant.equals(NpzModelFormat.STORED));
            for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
                writer.entry(array.getKey() + NpyHeader.EXTENSION, array.getValue());
            }
        }
    }

    private static HeapTensor text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return HeapTensor.ofChunks(
                ElementType.U8, Shape.of(utf8.length), new Object[] {utf8}, ElementType.U8.maxChunkElements());
    }

    /** Refuses what NumPy would read as something else. */
    private static void check(String name, Tensor tensor, Map<String, Tensor> before) throws UnsupportedModelException {
        if (tensor.shape().rank() > NpyHeader.MAX_RANK) {
            throw refused("tensor '%s' has rank %d, expected at most %d"
                    .formatted(name, tensor.shape().rank(), NpyHeader.MAX_RANK));
        }
        if (!NpyHeader.isAddressable(tensor)) {
            throw refused("tensor '%s' of shape %s is empty, yet its other dimensions are more than NumPy can address"
                    .formatted(name, tensor.shape()));
        }
        if ((name + NpyHeader.EXTENSION).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw refused("tensor name '%.40s...' is longer than the %d bytes of a zip entry's name"
                    .formatted(name, MAX_NAME_BYTES));
        }
        if (name.indexOf('\0') >= 0) {
            throw refused("tensor name '%s' has a zero character, at which Python ends the name of a zip entry"
                    .formatted(name.replace('\0', '?')));
        }
        if (!isPlainPath(name)) {
            throw refused(
                    "tensor name '%s' leads out of its folder when it is unzipped, or deceives: '..', a backslash, a drive, a control character or a '/' at its start"
                            .formatted(name));
        }
        boolean isAmbiguous = before.containsKey(name + NpyHeader.EXTENSION)
                || (name.endsWith(NpyHeader.EXTENSION)
                        && before.containsKey(name.substring(0, name.length() - NpyHeader.EXTENSION.length())));
        if (before.containsKey(name) || isAmbiguous) {
            throw refused("tensor name '%s' is taken by another entry, with or without '%s'"
                    .formatted(name, NpyHeader.EXTENSION));
        }
    }

    /** A zip that a stranger made is unzipped by programs that trust the names in it. */
    private static boolean isPlainPath(String name) {
        return !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && !DRIVE.matcher(name).lookingAt()
                && !List.of(name.split("/", -1)).contains("..");
    }

    private static UnsupportedModelException refused(String reason) {
        return new UnsupportedModelException(reason, FORMAT);
    }

    private void entry(String name, Tensor tensor) throws IOException {
        byte[] header = NpyHeader.of(tensor);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(EARLIEST_ZIP_TIME);
        entry.setSize(header.length + tensor.byteSize());
        if (isStored) {
            entry.setMethod(ZipEntry.STORED);
            entry.setAlignment(NpyHeader.ALIGNMENT_BYTES);
            CRC32 checksum = new CRC32();
            checksum.update(header);
            bytes.update(tensor, checksum);
            entry.setCrc(checksum.getValue());
        } else {
            entry.setMethod(ZipEntry.DEFLATED);
        }
        zip.putArchiveEntry(entry);
        zip.write(header);
        bytes.write(tensor, zip);
        zip.closeArchiveEntry();
    }

    /** Leaves the sink open. */
    private static final class SinkOutput extends FilterOutputStream {
        SinkOutput(WritableByteChannel sink) {
            super(Channels.newOutputStream(sink));
        }

        @Override
        public void write(byte[] written, int offset, int count) throws IOException {
            out.write(written, offset, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
