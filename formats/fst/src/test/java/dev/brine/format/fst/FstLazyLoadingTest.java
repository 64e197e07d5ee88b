package dev.brine.format.fst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.ModelFormat;
import dev.brine.format.payload.PayloadFormat;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Having the format on the class path, and asking it what it is, costs none of its library's classes. */
final class FstLazyLoadingTest {
    private static final String LIBRARY_PREFIX = "org.nustaq";

    /** Loads the project's classes and the library's itself, and notes the latter. */
    private static final class NotingLoader extends URLClassLoader {
        private final List<String> libraryClasses = new ArrayList<>();

        NotingLoader(URL... urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(LIBRARY_PREFIX)) {
                libraryClasses.add(name);
            }
            return super.findClass(name);
        }
    }

    @Test
    void describingTheFormatLoadsNoClassOfItsLibrary() throws Exception {
        try (NotingLoader loader = new NotingLoader(
                place(ModelFormat.class),
                place(PayloadFormat.class),
                place(FstModelFormat.class),
                place(org.nustaq.serialization.FSTConfiguration.class))) {
            Object format = loader.loadClass(FstModelFormat.class.getName())
                    .getConstructor()
                    .newInstance();
            for (String method : List.of("name", "variants", "writer", "reader", "libraryVersions")) {
                assertThat(format.getClass().getMethod(method).invoke(format)).isNotNull();
            }
            format.getClass().getMethod("jvmFlags", int.class).invoke(format, 25);
            format.getClass().getMethod("recognizes", ByteBuffer.class).invoke(format, ByteBuffer.allocate(64));
            assertThat(loader.libraryClasses).isEmpty();
            loader.loadClass(org.nustaq.serialization.FSTConfiguration.class.getName());
            assertThat(loader.libraryClasses).isNotEmpty();
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
