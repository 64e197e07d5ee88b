package dev.brine.format.testkit;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.toy.ToyModelFormat;
import java.nio.ByteOrder;
import java.util.Optional;

/** What a stranger writes to test a format: this class, nothing more. */
class ToyModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new ToyModelFormat();
    }

    @Override
    protected Optional<VersionBytes> versionBytes(FormatVariant variant) {
        return Optional.of(VersionBytes.at(4, Integer.BYTES, ByteOrder.BIG_ENDIAN));
    }
}
