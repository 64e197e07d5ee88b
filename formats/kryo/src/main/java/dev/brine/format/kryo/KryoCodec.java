package dev.brine.format.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import dev.brine.format.ReadLimits;
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
        newKryo(ChunkSerializer.Allowance.ALL).writeObject(output, payload);
        output.flush();
    }

    @Override
    public ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException {
        @SuppressWarnings("resource") // the source stays open
        Input input = streams.input(source);
        ArrayAllowance allowance = new ArrayAllowance(source, limits);
        Kryo kryo = newKryo((type, length, leastBytes) -> {
            int buffered = input.limit() - input.position();
            allowance.check(type, length, leastBytes, source.remaining() + buffered, source.position() - buffered);
        });
        ModelPayload payload = kryo.readObject(input, ModelPayload.class);
        int buffered = input.limit() - input.position();
        if (buffered > 0) {
            throw source.corrupt(
                    "%d bytes follow the model".formatted(buffered + source.remaining()),
                    source.position() - buffered,
                    null);
        }
        return payload;
    }

    private static Kryo newKryo(ChunkSerializer.Allowance allowance) {
        Kryo kryo = new Kryo(new RegisteredClasses(), null);
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        int id = FIRST_ID;
        kryo.register(ModelPayload.class, new PayloadSerializer(), id++);
        for (Class<?> type : CHUNK_CLASSES) {
            kryo.register(type, new ChunkSerializer(type, allowance), id++);
        }
        return kryo;
    }

    /** Refuses classes by name, which Kryo reads before it finds that names are not allowed. */
    private static final class RegisteredClasses extends DefaultClassResolver {
        @Override
        protected Registration readName(Input input) {
            throw new KryoException("a class is named, expected a registered id");
        }
    }
}
