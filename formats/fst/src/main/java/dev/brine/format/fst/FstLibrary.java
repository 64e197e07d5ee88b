package dev.brine.format.fst;

import dev.brine.format.payload.ModelPayload;
import java.io.IOException;
import org.nustaq.serialization.FSTConfiguration;
import org.nustaq.serialization.FSTObjectInput;
import org.nustaq.serialization.FSTObjectOutput;

/** The calls of FST. Its streams are never closed: closing would keep their buffers, as large as the model, for reuse. */
final class FstLibrary {
    private static final FSTConfiguration CONFIGURATION = configure();

    private FstLibrary() {}

    /** An object as FST wrote it, in the first bytes of an array. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Block(byte[] bytes, int byteCount) {}

    private static FSTConfiguration configure() {
        FSTConfiguration configuration = FSTConfiguration.createDefaultConfiguration();
        configuration.setShareReferences(false);
        configuration.registerClass(ModelPayload.class);
        return configuration;
    }

    /** Writes into one array of the given size; FST's own growth would copy it again and again. */
    @SuppressWarnings("resource")
    static Block encode(ModelPayload payload, int arrayBytes) throws IOException {
        FSTObjectOutput out = new FSTObjectOutput(CONFIGURATION);
        out.resetForReUse(new byte[arrayBytes]);
        out.writeObject(payload, ModelPayload.class);
        return new Block(out.getBuffer(), out.getWritten());
    }

    @SuppressWarnings("resource")
    static ModelPayload decode(byte[] block) throws IOException, ClassNotFoundException {
        FSTObjectInput in = new FSTObjectInput(CONFIGURATION);
        in.resetForReuseUseArray(block);
        Object object = readObject(in);
        int used = in.getCodec().getInputPos();
        if (used != block.length) {
            throw new IOException("FST used %d of %d bytes of its block".formatted(used, block.length));
        }
        if (object instanceof ModelPayload payload) {
            return payload;
        }
        throw new IOException("the object is no payload");
    }

    private static Object readObject(FSTObjectInput in) throws IOException, ClassNotFoundException {
        try {
            return in.readObject(ModelPayload.class);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
