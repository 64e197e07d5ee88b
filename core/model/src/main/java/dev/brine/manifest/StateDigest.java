package dev.brine.manifest;

import dev.brine.internal.BinaryOutput;
import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The name of a model's content: SHA-256 over kind, attributes, input columns, outputs and column tensors, then the
 * children. It is the same in every format, layout, machine and environment.
 *
 * <p><b>Bytes hashed</b>, little-endian, texts as u32 length and UTF-8: the state's kind, version, attributes, signature
 * and outputs as in the manifest; u32 tensor count; of each tensor its name, u8 element type code, u8 rank, i64
 * dimensions and elements; u32 child count; of each child its name and, recursively, its state.
 *
 * <p><b>Cost.</b> Reads every tensor once, at about 1.4 GB/s on the machine where it was tried.
 */
public final class StateDigest {
    private static final int COPIED_BYTES = 1 << 16;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(COPIED_BYTES);

    private StateDigest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Returns the digest of a state as 64 hexadecimal digits. */
    public static String of(ModelState state) {
        StateDigest digest = new StateDigest();
        digest.update(state);
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void update(ModelState state) {
        BinaryOutput header = new BinaryOutput();
        StateEncoder.putHeader(header, state);
        header.putInt(state.tensors().size());
        sha256.update(header.toByteArray());
        for (Map.Entry<String, Tensor> tensor : state.tensors().entrySet()) {
            update(tensor.getKey(), tensor.getValue());
        }
        sha256.update(new BinaryOutput().putInt(state.children().size()).toByteArray());
        for (Map.Entry<String, ModelState> child : state.children().entrySet()) {
            sha256.update(new BinaryOutput().putText(child.getKey()).toByteArray());
            update(child.getValue());
        }
    }

    private void update(String name, Tensor tensor) {
        BinaryOutput header = new BinaryOutput().putText(name);
        StateEncoder.putTensor(header, tensor);
        sha256.update(header.toByteArray());
        long step = COPIED_BYTES / tensor.elementType().byteSize();
        for (long first = 0; first < tensor.elementCount(); first += step) {
            tensor.copyTo(first, buffer.clear());
            sha256.update(buffer.flip());
        }
    }
}
