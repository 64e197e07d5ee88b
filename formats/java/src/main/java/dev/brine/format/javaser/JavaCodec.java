package dev.brine.format.javaser;

import dev.brine.error.ReadLimits;
import dev.brine.format.payload.ModelPayload;
import dev.brine.format.payload.PayloadCodec;
import dev.brine.format.payload.PayloadSink;
import dev.brine.format.payload.PayloadSource;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Java's own object streams. */
final class JavaCodec implements PayloadCodec {
    /** JDK 17 keeps the bits of most NaNs, later ones do not; so none is left to it. */
    @Override
    public ModelPayload prepare(ModelPayload payload) {
        return payload.keepingNanBits();
    }

    @Override
    public void write(ModelPayload payload, PayloadSink sink) throws IOException {
        ObjectOutputStream out = new ObjectOutputStream(sink);
        out.writeObject(payload);
        out.flush();
    }

    @Override
    public ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException, ClassNotFoundException {
        try (PayloadObjectInput in = new PayloadObjectInput(source, limits)) {
            if (in.readObject() instanceof ModelPayload payload) {
                return payload;
            }
            throw source.corrupt("the object is no payload", source.position(), null);
        }
    }
}
