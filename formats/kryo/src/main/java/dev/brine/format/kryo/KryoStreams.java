package dev.brine.format.kryo;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.unsafe.UnsafeInput;
import com.esotericsoftware.kryo.unsafe.UnsafeOutput;
import com.esotericsoftware.kryo.unsafe.UnsafeUtil;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;

/** Kryo's streams, set as a variant asks for. */
enum KryoStreams {
    /** As users get them. */
    DEFAULT {
        @Override
        Output output(OutputStream sink) {
            return new Output(sink, DEFAULT_BUFFER_BYTES);
        }

        @Override
        Input input(InputStream source) {
            return new Input(source, DEFAULT_BUFFER_BYTES);
        }
    },

    /** Integers of fixed length and arrays copied as memory, in native order, which is little-endian here. */
    TUNED {
        @Override
        Output output(OutputStream sink) {
            return fixed(new UnsafeOutput(sink, TUNED_BUFFER_BYTES));
        }

        @Override
        Input input(InputStream source) {
            return fixed(new UnsafeInput(source, TUNED_BUFFER_BYTES));
        }
    },

    /** The bytes of {@link #TUNED}, slower, where memory cannot be copied or is big-endian. */
    TUNED_WITHOUT_UNSAFE {
        @Override
        Output output(OutputStream sink) {
            return fixed(new Output(sink, TUNED_BUFFER_BYTES));
        }

        @Override
        Input input(InputStream source) {
            return fixed(new Input(source, TUNED_BUFFER_BYTES));
        }
    };

    private static final int DEFAULT_BUFFER_BYTES = 64 << 10;
    private static final int TUNED_BUFFER_BYTES = 64 << 10;

    abstract Output output(OutputStream sink);

    abstract Input input(InputStream source);

    static KryoStreams of(boolean isTuned) {
        if (!isTuned) {
            return DEFAULT;
        }
        boolean isNative = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN && UnsafeUtil.unsafe != null;
        return isNative ? TUNED : TUNED_WITHOUT_UNSAFE;
    }

    private static Output fixed(Output output) {
        output.setVariableLengthEncoding(false);
        return output;
    }

    private static Input fixed(Input input) {
        input.setVariableLengthEncoding(false);
        return input;
    }
}
