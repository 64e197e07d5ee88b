package dev.brine.format.json;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

class JsonModelFormatConformanceTest extends ModelFormatConformanceTest {
    /** {@code all} adds the variants that take longest to write the kit's large model, and is needed for golden files. */
    private static final boolean ALL_VARIANTS = "all".equals(System.getProperty("brine.json.variants"));

    @Override
    protected ModelFormat format() {
        return new JsonModelFormat();
    }

    /** Without the property, {@link JsonCodecsTest} and {@link JsonThreatsTest} alone test the other codecs. */
    @Override
    protected List<FormatVariant> variants() {
        Stream<Codec> codecs =
                ALL_VARIANTS ? Stream.of(Codec.values()) : Stream.of(Codec.PLAIN, Codec.GZIP, Codec.ZSTD);
        return codecs.map(Codec::variant).toList();
    }

    @Override
    protected void checkWithOracle(FormatVariant variant, byte[] file, SavedModel expected) throws IOException {
        PlainReader.assertHolds(JsonFiles.decompress(Codec.of(variant), file), expected);
    }
}
