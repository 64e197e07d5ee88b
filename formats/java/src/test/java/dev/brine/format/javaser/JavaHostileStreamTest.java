package dev.brine.format.javaser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.format.payload.ModelPayload;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.model.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams that a stranger may send: none runs code, allocates by what it claims, or ends in an error. */
final class JavaHostileStreamTest {
    private static final int HEADER_BYTES = 16;
    private static final long SMALL_BYTES = 4 << 20;

    /** Columns without names take no bytes in a manifest, so that only this limit bounds them. */
    private static final ReadLimits FEW_COLUMNS = ReadLimits.defaults().with(ReadLimit.COLUMNS, 1_000);

    private static final JavaModelFormat FORMAT = new JavaModelFormat();

    private static boolean gadgetRan;

    private static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            gadgetRan = true;
        }
    }

    private static final class ProxyHandler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return null;
        }
    }

    @Test
    void refusesOtherClassesAtEachPlaceWithoutRunningThem() throws IOException {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, new ProxyHandler());
        for (Object hostile :
                new Object[] {new Gadget(), new HashMap<>(Map.of(1, new Gadget())), proxy, Thread.State.NEW}) {
            assertRefused(hostile);
            assertRefused(ModelPayload.of(new byte[0], new Object[] {hostile}));
            assertRefused(new Object[] {hostile});
        }
        assertRefused(Gadget.class);
        assertRefused("text");
        assertRefused(new byte[3]);
        assertRefused(new char[3]);
        assertThat(gadgetRan).isFalse();
    }

    @Test
    void refusesArraysInOtherPlaces() throws IOException {
        assertRefused(ModelPayload.of(new byte[0], new Object[] {new Object[] {new byte[1]}}));
        assertRefused(ModelPayload.of(new byte[0], new Object[] {new String[1]}));
        assertRefused(ModelPayload.of(new byte[0], new Object[] {new int[1][1]}));
        assertRefused(ModelPayload.of(new byte[0], new Integer[0]));
        assertRefused(ModelPayload.of(new byte[0], new Object[] {null}));
        assertRefused(ModelPayload.of(null, new Object[0]));
        assertRefused(ModelPayload.of(new byte[0], null));
    }

    /** A class description inside the annotation or as the parent of another, without end. */
    @Test
    void refusesDeepDescriptionsOfClasses() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(header());
        bytes.write(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's'});
        String name = ModelPayload.class.getName();
        for (int i = 0; i < 100_000; i++) {
            bytes.write('r');
            bytes.write(new byte[] {(byte) (name.length() >> 8), (byte) name.length()});
            bytes.write(name.getBytes(StandardCharsets.US_ASCII));
            bytes.write(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0});
            if (i % 2 == 0) {
                bytes.write('x'); // no annotation: the next is the parent; else it lies in the annotation
            }
        }
        assertThatThrownBy(() -> open(bytes.toByteArray(), ReadLimits.defaults()))
                .isInstanceOf(CorruptModelException.class);
    }

    @Test
    void allocatesNothingForAClaimedLength() throws IOException {
        for (Object array :
                new Object[] {new byte[7], new short[7], new int[7], new long[7], new float[7], new double[7]}) {
            byte[] file = file(ModelPayload.of(new byte[] {1, 2, 3}, new Object[] {array}));
            for (int offset = HEADER_BYTES; offset < file.length - 3; offset++) {
                byte[] claimed = file.clone();
                ByteBuffer.wrap(claimed).putInt(offset, Integer.MAX_VALUE - 8);
                assertCheaplyRefused(claimed);
            }
        }
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] file = write(ConformanceModels.small());
        for (int length = 0; length < file.length; length++) {
            byte[] truncated = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> open(truncated, ReadLimits.defaults())).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void survivesEveryFlippedBit() throws IOException {
        byte[] file = write(ConformanceModels.small());
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertCheap("bit " + bit, flipped);
        }
    }

    @Test
    void namesTheLimitThatAChunkPasses() throws IOException {
        byte[] file = write(ConformanceModels.oneTensor(100_000));
        assertThatThrownBy(() -> open(file, ReadLimits.defaults().with(ReadLimit.TENSOR_BYTES, 99_999)))
                .isInstanceOfSatisfying(LimitExceededException.class, e -> {
                    assertThat(e.limit()).isEqualTo(ReadLimit.TENSOR_BYTES);
                    assertThat(e.actual()).isEqualTo(100_000);
                });
    }

    private static void assertRefused(Object object) throws IOException {
        byte[] file = file(object);
        assertThatThrownBy(() -> open(file, ReadLimits.defaults()))
                .as("a stream of %s", object.getClass())
                .isInstanceOf(ModelFormatException.class);
    }

    private static void assertCheaplyRefused(byte[] file) throws IOException {
        assertCheap("claimed length", file);
        assertThatThrownBy(() -> open(file, ReadLimits.defaults())).isInstanceOf(ModelFormatException.class);
    }

    private static void assertCheap(String what, byte[] file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            open(file, FEW_COLUMNS);
        } catch (ModelFormatException e) {
            // refused, as it should be; a flipped bit of an element is a sound file too
        } catch (RuntimeException | Error e) {
            fail(what, e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > SMALL_BYTES) {
            fail("%d bytes allocated for %s".formatted(allocated, what));
        }
    }

    private static byte[] header() throws IOException {
        return Arrays.copyOf(write(ConformanceModels.small()), HEADER_BYTES);
    }

    private static byte[] file(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(header());
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static byte[] write(SavedModel model) throws IOException {
        FormatVariant variant = FORMAT.variants().get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FORMAT.writer().orElseThrow().write(model, variant, Channels.newChannel(bytes), WriteOptions.defaults());
        return bytes.toByteArray();
    }

    private static void open(byte[] file, ReadLimits limits) throws IOException {
        FORMAT.reader()
                .orElseThrow()
                .open(ModelSource.bytes("test", file), ReadOptions.defaults().withLimits(limits))
                .close();
    }
}
