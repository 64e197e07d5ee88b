package dev.brine.manifest;

import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.WriteOptions;
import dev.brine.internal.BinaryInput;
import dev.brine.internal.BinaryOutput;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Everything of a saved model but the elements of its tensors, as bytes, and the tensors whose elements a format has to
 * store beside it, in order: the ungrouped ones and each group's records or columns, of the state and its children, then
 * the verification rows and expected outputs. What binary formats share.
 */
public final class Manifest {
    private final byte[] bytes;
    private final List<StoredPart> parts;

    private Manifest(byte[] bytes, List<StoredPart> parts) {
        this.bytes = bytes;
        this.parts = List.copyOf(parts);
    }

    /** Returns the manifest of a model; computes the state's digest where the options ask for it. */
    public static Manifest of(SavedModel model, WriteOptions options) {
        BinaryOutput out = new BinaryOutput();
        List<StoredPart> parts = ManifestEncoder.encode(model, out);
        out.putByte(options.digest() ? 1 : 0);
        if (options.digest()) {
            out.putBytes(HexFormat.of().parseHex(StateDigest.of(model.state())));
        }
        return new Manifest(out.toByteArray(), parts);
    }

    /** Returns the encoded bytes, shared. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the tensors to store, in order. */
    public List<Tensor> tensors() {
        return parts.stream().map(StoredPart::tensor).toList();
    }

    /** Returns the tensors to store, in order, with their names and columns. */
    public List<StoredPart> parts() {
        return parts;
    }

    /**
     * Reads a manifest and asks for each tensor in order.
     *
     * @param bytes from position to limit, all of them the manifest
     * @param fileOffset where they start in the source, or -1 where the source holds them in another form
     * @throws ModelFormatException if the bytes are not a manifest, pass a limit, or a tensor cannot be had
     * @throws IOException if the source of tensors cannot be read
     */
    public static Decoded read(
            ByteBuffer bytes, String source, long fileOffset, ReadLimits limits, TensorSource tensors)
            throws IOException {
        limits.check(ReadLimit.MANIFEST_BYTES, bytes.remaining(), source, fileOffset);
        BinaryInput in = new BinaryInput(bytes, source, fileOffset);
        ManifestDecoder decoder = new ManifestDecoder(in, new ReadBudget(limits, source), tensors);
        SavedModel model = decoder.decode();
        return new Decoded(model, decoder.digest());
    }

    /**
     * What a manifest says.
     *
     * @param saved the model over the tensors that were given
     * @param recordedDigest 64 hexadecimal digits, where the model was saved with its digest
     */
    public record Decoded(SavedModel saved, Optional<String> recordedDigest) {}
}
