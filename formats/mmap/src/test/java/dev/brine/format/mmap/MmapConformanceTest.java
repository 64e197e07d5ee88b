package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;
import dev.brine.format.testkit.VersionBytes;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

class MmapConformanceTest extends ModelFormatConformanceTest {
    private static final int VERSION_OFFSET = 8;

    @Override
    protected ModelFormat format() {
        return new MmapModelFormat();
    }

    @Override
    protected Optional<VersionBytes> versionBytes(FormatVariant variant) {
        return Optional.of(VersionBytes.at(VERSION_OFFSET, Integer.BYTES, ByteOrder.LITTLE_ENDIAN));
    }

    /** Without the smallest file, which records no digest; {@link GoldenFileTest} reads it. */
    @Override
    protected List<Path> goldenFiles() throws IOException {
        return super.goldenFiles().stream()
                .filter(file -> !file.endsWith(GoldenFileTest.Golden.SMALLEST.fileName))
                .toList();
    }

    @Override
    protected void checkWithOracle(FormatVariant variant, byte[] file, SavedModel expected) throws IOException {
        boolean isCodedAsBalanced = variant.name().equals(Effort.FAST.variantName())
                || variant.name().equals(Effort.SMALL.variantName());
        Assumptions.assumeFalse(isCodedAsBalanced, "other levels of zstd only: the oracle reads 'balanced'");
        PythonReader.assume(file);
        PythonReader.assertReads(file, expected);
    }
}
