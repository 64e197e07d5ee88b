package dev.brine.format.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import dev.brine.error.ReadLimits;
import dev.brine.format.payload.ArrayAllowance;
import dev.brine.format.payload.ModelPayload;
import dev.brine.format.payload.PayloadCodec;
import dev.brine.format.payload.PayloadSink;
import dev.brine.format.payload.PayloadSource;
import java.io.IOException;
import java.util.List;

/** Kryo with registration required, ids fixed and references off. */
final class KryoCodec implements PayloadCodec {
    /** The ids below are Kryo's own, for boxed primitives and String. */
    private static final int FIRST_ID = 10;

    private static final List<Class<?>> CHUNK_CLASSES =
            List.of(byte[].class, short[].class, int[].class, long[].class, float[].class, double[].class);

    private final KryoStreams streams;

    KryoCodec(KryoStreams streams) {
        this.streams = streams;
    }

    /** Kryo's loops write every NaN as the canonical one; its copies of memory do not. */
    @Override
    public ModelPayload prepare(ModelPayload payload) {
        return streams == KryoStreams.TUNED ? payload : payload.keepingNanBits();
    }

    @Override
    public void write(ModelPayload payload, PayloadSink sink) {
        @SuppressWarnings("resource") // the sink stays open
        Output output = streams.output(sink);
        newKryo(length -> {}, (type, length, leastBytes) -> {}).writeObject(output, payload);
        output.flush();
    }

    @Override
    public ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException {
        @SuppressWarnings("resource") // the source stays open
        Input input = streams.input(source);
        ArrayAllowance allowance = new ArrayAllowance(source, limits);
        Kryo kryo = newKryo(
                length -> allowance.checkManifest(length, unreadBytes(source, input)),
                (type, length, leastBytes) ->
                        allowance.checkChunk(type, length, leastBytes, unreadBytes(source, input)));
        ModelPayload payload = kryo.readObject(input, ModelPayload.class);
        long unread = unreadBytes(source, input);
        if (unread > 0) {
            throw source.corrupt(
                    "%d bytes follow the model".formatted(unread),
                    source.position() + source.remaining() - unread,
                    null);
        }
        return payload;
    }

    private static long unreadBytes(PayloadSource source, Input input) {
        return source.remaining() + input.limit() - input.position();
    }

    private static Kryo newKryo(ManifestAllowance manifestAllowance, ChunkSerializer.Allowance chunkAllowance) {
        Kryo kryo = new Kryo(new RegisteredClasses(), null);
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        ChunkSerializer manifest =
                new ChunkSerializer(byte[].class, (type, length, leastBytes) -> manifestAllowance.check(length));
        int id = FIRST_ID;
        kryo.register(ModelPayload.class, new PayloadSerializer(manifest), id++);
        for (Class<?> type : CHUNK_CLASSES) {
            kryo.register(type, new ChunkSerializer(type, chunkAllowance), id++);
        }
        return kryo;
    }

    @FunctionalInterface
    private interface ManifestAllowance {
        void check(int length) throws IOException;
    }

    /** Refuses classes by name, which Kryo reads before it finds that names are not allowed. */
    private static final class RegisteredClasses extends DefaultClassResolver {
        @Override
        protected Registration readName(Input input) {
            throw new KryoException("a class is named, expected a registered id");
        }
    }
}
