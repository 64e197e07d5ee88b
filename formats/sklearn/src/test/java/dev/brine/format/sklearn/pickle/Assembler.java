package dev.brine.format.sklearn.pickle;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts a pickle together, operation by operation. */
public final class Assembler {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Appends operations, and operands that are text, one character a byte. */
    public Assembler code(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Appends bytes, each 0 to 255. */
    public Assembler bytes(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** Appends the lowest bytes of an integer, little-endian. */
    public Assembler integer(long value, int byteCount) {
        byte[] all = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        bytes.write(all, 0, byteCount);
        return this;
    }

    /** Appends SHORT_BINUNICODE. */
    public Assembler text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return bytes(0x8c, utf8.length).raw(utf8);
    }

    /** Appends GLOBAL. */
    public Assembler global(String module, String name) {
        return code("c" + module + "\n" + name + "\n");
    }

    /** Appends bytes. */
    public Assembler raw(byte[] raw) {
        bytes.writeBytes(raw);
        return this;
    }

    /** Returns all, with STOP behind. */
    public byte[] stop() {
        bytes.write('.');
        return bytes.toByteArray();
    }

    /** Returns all, without STOP. */
    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** Returns the value. */
    public Object read() throws IOException {
        return read(stop(), ReadLimits.defaults());
    }

    static Object read(byte[] pickle, ReadLimits limits) throws IOException {
        ModelSource source = ModelSource.bytes("test", pickle);
        try (FileBytes file = new FileBytes(source.open())) {
            PickleInput in = PickleInput.of(file, new StreamOrigin("test", false));
            return PickleMachine.read(in, new Budget(limits, in.origin().source()), PickleMachine.BuildHook.NONE);
        }
    }
}
