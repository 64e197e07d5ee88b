package dev.brine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.TestFormat;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFormatsTest {
    @TempDir
    Path folder;

    @Test
    void formatsAreSortedByName() {
        assertThat(ModelFormats.available())
                .extracting(ModelFormat::name)
                .containsExactly("failing", "plain", "readonly", "unsafe");
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> ModelFormats.forName("nonesuch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown format 'nonesuch', known are [failing, plain, readonly, unsafe]");
        assertThatThrownBy(() -> ModelFormats.forName("mmap"))
                .hasMessageEndingWith("; add the artifact dev.brine:brine-format-mmap");
    }

    @Test
    void anUnknownVariantListsTheKnownOnes() {
        assertThatThrownBy(() -> ModelFormats.variant(ModelFormats.forName("plain"), "tuned"))
                .hasMessage("format 'plain' has no variant 'tuned', it has [default]");
    }

    @Test
    void anExtensionChoosesTheFormat() {
        assertThat(ModelFormats.forFileName("a.b.plain").orElseThrow().format().name())
                .isEqualTo("plain");
        assertThat(ModelFormats.forFileName("plain")).isEmpty();
    }

    @Test
    void twoProvidersOfOneNameAreAnErrorEachTime() throws Exception {
        assertBroken(
                "dev.brine.format.ModelFormatsTest$Twin",
                "format 'plain' is provided by both dev.brine.TestFormat$Plain and "
                        + "dev.brine.format.ModelFormatsTest$Twin; keep one on the class path");
    }

    @Test
    void aBrokenProviderIsAnErrorEachTime() throws Exception {
        assertBroken("no.such.Provider", "a format on the class path cannot be loaded");
    }

    /** A second format of a name that is taken. */
    public static final class Twin implements ModelFormat {
        private final ModelFormat plain = new TestFormat.Plain();

        @Override
        public String name() {
            return plain.name();
        }

        @Override
        public java.util.List<FormatVariant> variants() {
            return plain.variants();
        }

        @Override
        public boolean recognizes(java.nio.ByteBuffer start) {
            return false;
        }
    }

    private void assertBroken(String provider, String message) throws Exception {
        try (URLClassLoader loader = loaderWith(provider)) {
            Class<?> formats = loader.loadClass(ModelFormats.class.getName());
            for (int call = 0; call < 2; call++) {
                assertThatThrownBy(() -> formats.getMethod("available").invoke(null))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(message);
            }
        }
    }

    private URLClassLoader loaderWith(String provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ModelFormat.class.getName()), provider + "\n");
        URL[] urls = {
            location(ModelFormats.class),
            location(ModelFormatsTest.class),
            folder.toUri().toURL()
        };
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
