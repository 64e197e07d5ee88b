package dev.brine.format.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.format.payload.ModelPayload;
import java.util.ArrayList;
import java.util.List;

/** Writes the manifest, the number of chunks, and each chunk behind its class. */
final class PayloadSerializer extends Serializer<ModelPayload> {
    private final ChunkSerializer manifestSerializer;

    PayloadSerializer(ChunkSerializer manifestSerializer) {
        this.manifestSerializer = manifestSerializer;
    }

    @Override
    public void write(Kryo kryo, Output output, ModelPayload payload) {
        kryo.writeObject(output, payload.manifest(), manifestSerializer);
        output.writeVarInt(payload.chunks().length, true);
        for (Object chunk : payload.chunks()) {
            kryo.writeClassAndObject(output, chunk);
        }
    }

    @Override
    public ModelPayload read(Kryo kryo, Input input, Class<? extends ModelPayload> type) {
        byte[] manifest = (byte[]) manifestSerializer.read(kryo, input, byte[].class);
        int count = input.readVarInt(true);
        if (count < 0) {
            throw new KryoException("count of chunks is %d".formatted(count));
        }
        List<Object> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Registration registration = kryo.readClass(input);
            if (registration == null || !(registration.getSerializer() instanceof ChunkSerializer)) {
                throw new KryoException("chunk %d is not an array of a primitive type".formatted(i));
            }
            Class<?> chunkClass = registration.getType();
            chunks.add(kryo.readObject(input, chunkClass));
        }
        return ModelPayload.of(manifest, chunks.toArray());
    }
}
