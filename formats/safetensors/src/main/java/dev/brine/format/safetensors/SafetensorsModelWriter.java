package dev.brine.format.safetensors;

import dev.brine.format.WriteOptions;
import dev.brine.format.arrays.ArrayBytes;
import dev.brine.format.arrays.ModelDescription;
import dev.brine.format.arrays.NamedArrays;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a model in one pass: the header, then the elements of each tensor. */
final class SafetensorsModelWriter {
    private SafetensorsModelWriter() {}

    static void write(SavedModel model, WritableByteChannel sink, WriteOptions options) throws IOException {
        Map<String, Tensor> arrays = NamedArrays.of(model.state(), "safetensors");
        SafetensorsHeader header = SafetensorsHeader.of(arrays, metadata(model, options));
        ArrayBytes.writeFully(header.bytes(), sink);
        ArrayBytes bytes = new ArrayBytes();
        for (Tensor tensor : header.tensors()) {
            bytes.write(tensor, sink);
        }
    }

    private static Map<String, String> metadata(SavedModel model, WriteOptions options) throws IOException {
        Optional<String> digest = options.digest() ? Optional.of(StateDigest.of(model.state())) : Optional.empty();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("kind", model.state().kind());
        metadata.put("attributes", ModelDescription.of(model.state().attributes()));
        digest.ifPresent(found -> metadata.put("digest", found));
        metadata.put("brine.json", ModelDescription.of(model, digest));
        return metadata;
    }
}
