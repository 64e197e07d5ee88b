package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Rule 3: the digest names a model, so it is the same for ever, in every format, variant, layout, chunk size and Java. The
 * reader in Python that {@code formats/mmap} is tested with computes the same ones.
 */
final class GoldenDigests {
    /** Of the forest as the kind's builder makes it: another layout of the kind is another state, and says so here. */
    private static final String FOREST = "b8696293a4d4cbc50a40c9f40cbef359012db8b359a4aac1c6d4ae23219d82ea";

    /** By the name of the conformance model. */
    private static final Map<String, String> DIGESTS = Map.ofEntries(
            Map.entry("empty", "bb6cc6f514abb8d1c2a4858a399b82b779b14a1035ed52f9fc24b0400b6afa43"),
            Map.entry("elements of I8", "aedbd97e8db5e169ea15490534cb47c11ce4ad1554b96cb374a7688809bdb174"),
            Map.entry("elements of I16", "550af968538c2fbe1461c8c8fa74ef6684b67c68630d73fb9c110f3a5a1bbac7"),
            Map.entry("elements of I32", "5a9b12e64678957be533abf166a3702e7e2c19874b7339267742c99c5deb9993"),
            Map.entry("elements of I64", "c09a9d2b04d2b922bda905d97984972737bf4d854362a2295f25c17d7c8de5ec"),
            Map.entry("elements of U8", "13305d341b4f9162ccf9d506af375b61dfe2af355a7b1fb7a37c9b9263b9cd94"),
            Map.entry("elements of BOOL", "eab1f37b6de99cb2dcba2c6aad8f17f28e18177745a21476b30c18ae5a5e81fd"),
            Map.entry("elements of F16", "10636d56bdef3a9a0c9a44cb1f6823726eb76b07be7c910af7d1557415db6acb"),
            Map.entry("elements of BF16", "7876c62f29c5819b7c547859b03d5b72e185f808e120a903fe160adb2b175217"),
            Map.entry("elements of F32", "3e4a4163c81c311f62c929c2a6a4f97b4e0a1ee0718815e3ae53dac3dabaf3af"),
            Map.entry("elements of F64", "6a1d866dcafcc580e925eb73dc6f5e3e4d2ae7910b3ac3ff533cf9f34986830c"),
            Map.entry("shapes", "4fffecb5f0b675082dad1a33cb05d718cc4f5e09d1d6d7c0bdcb50309b335004"),
            Map.entry("names", "655b9268d2b311b31b2d441c7e83c08fb26ae458c75467390f5526c3188f87f3"),
            Map.entry("groups", "9d885cadaa7f4154a8144e96e768e8394b6a2467767086dc4bc88941e3e0339a"),
            Map.entry("attributes", "5cad3e5b6d178407fb4953c46aa2bd1685188f18b514a0246a08238ea252dd11"),
            Map.entry("texts and labels", "b86c4e0720f0e029983970271e108477012566b92f1a8c5407cbaee6eac87b6d"),
            Map.entry("small", "ae1857248327a863ec70e881ec68444588b93f86bf4b35f2fb724cf5cc966ba4"),
            Map.entry("forest", FOREST),
            Map.entry("forest in columns", FOREST));

    private GoldenDigests() {}

    static void areKept(Subject subject) throws IOException {
        Map<String, SavedModel> models = new HashMap<>(ConformanceModels.all());
        models.put("small", ConformanceModels.small());
        for (Map.Entry<String, String> golden : DIGESTS.entrySet()) {
            SavedModel model = Objects.requireNonNull(models.get(golden.getKey()), golden.getKey());
            byte[] file = subject.write(model, WriteOptions.defaults().withDigest());
            try (OpenedModel opened = subject.open(file)) {
                assertThat(StateDigest.of(opened.saved().state()))
                        .as("digest of '%s'", golden.getKey())
                        .isEqualTo(golden.getValue());
                assertThat(opened.recordedDigest())
                        .as("recorded digest of '%s'", golden.getKey())
                        .contains(golden.getValue());
            }
        }
    }
}
