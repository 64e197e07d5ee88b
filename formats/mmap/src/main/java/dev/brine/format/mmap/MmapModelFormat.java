package dev.brine.format.mmap;

import com.github.luben.zstd.util.ZstdVersion;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brine's native container, {@code .brine}: 64-byte aligned chunks, each with a CRC32C, then the manifest and a footer.
 * FORMAT.md of this module is its specification.
 *
 * <p><b>Mapped.</b> Opening reads header, footer and manifest; tensors lie in the page cache, shared by processes.
 * Checksums of chunks are not checked then, unless {@link dev.brine.format.ReadOptions#withChecks()} asks for it at the
 * first touch; {@code verify} does in every mode. Whatever the elements are, predictors stay inside their arrays. A file
 * must not be truncated in place while it is mapped: the operating system ends the access. Replacing it by a rename, as
 * {@link dev.brine.Brine} saves, is safe.
 *
 * <p><b>On the heap, and by positional reads.</b> Every chunk's checksum is checked while it is read: on several threads
 * when the model is opened, or tensor by tensor at the first touch.
 */
public final class MmapModelFormat implements ModelFormat {
    private static final int NATIVE_ACCESS_JDK = 22;

    private static final Set<FormatTrait> SHARED_TRAITS = Set.of(
            FormatTrait.CHECKSUMMED,
            FormatTrait.LAZY,
            FormatTrait.DETERMINISTIC,
            FormatTrait.UNTRUSTED_INPUT,
            FormatTrait.CROSS_LANGUAGE);

    /** Variants in the order of {@link Effort#code()}. */
    private static final List<FormatVariant> VARIANTS = List.of(
            newVariant(Effort.RAW), newVariant(Effort.FAST), newVariant(Effort.BALANCED), newVariant(Effort.SMALL));

    private final ModelWriter writer;
    private final ModelReader reader;

    /** Makes the format, as {@link java.util.ServiceLoader} does. */
    public MmapModelFormat() {
        this(new ContainerWriter());
    }

    MmapModelFormat(ModelWriter writer) {
        this(writer, new ContainerReader(ParallelTasks.defaultThreads()));
    }

    MmapModelFormat(ModelWriter writer, ModelReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    private static FormatVariant newVariant(Effort effort) {
        boolean isRaw = effort == Effort.RAW;
        Set<FormatTrait> traits = EnumSet.copyOf(SHARED_TRAITS);
        traits.add(isRaw ? FormatTrait.MAPPED : FormatTrait.COMPRESSED);
        return new FormatVariant(effort.variantName(), isRaw ? List.of("brine") : List.of(), traits);
    }

    /** Returns the variant that tries what {@code effort} says. */
    static FormatVariant variant(Effort effort) {
        return VARIANTS.get(effort.code());
    }

    @Override
    public String name() {
        return "mmap";
    }

    @Override
    public List<FormatVariant> variants() {
        return VARIANTS;
    }

    @Override
    public List<FormatVariant> comparedVariants() {
        return leadingVariants();
    }

    @Override
    public List<FormatVariant> leadingVariants() {
        return List.of(variant(Effort.RAW), variant(Effort.BALANCED));
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        return start.remaining() >= Long.BYTES
                && start.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(start.position()) == Container.MAGIC;
    }

    /** Only chunks with codecs need it, for their native library; without it, Java warns. */
    @Override
    public List<String> jvmFlags(int jdk) {
        return jdk >= NATIVE_ACCESS_JDK ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
    }

    @Override
    public Map<String, String> libraryVersions() {
        return Map.of("zstd-jni", ZstdVersion.VERSION);
    }

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of(writer);
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of(reader);
    }
}
