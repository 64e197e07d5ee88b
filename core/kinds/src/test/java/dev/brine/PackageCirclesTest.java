package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.kind.Pipeline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The packages of core depend on each other in one direction only. */
class PackageCirclesTest {
    private static final Pattern DEPENDENCY =
            Pattern.compile("^ +(dev\\.brine[\\w.]*) +-> +(dev\\.brine[\\w.]*) ", Pattern.MULTILINE);

    @Test
    void packagesFormNoCircle() throws URISyntaxException {
        Map<String, Set<String>> uses = dependencies();
        assertThat(uses).containsKeys("dev.brine", "dev.brine.manifest", "dev.brine.kind.tree");
        uses.forEach((name, used) -> used.remove(name));
        while (uses.values().removeIf(Set::isEmpty)) {
            uses.values().forEach(used -> used.retainAll(uses.keySet()));
        }
        assertThat(uses).as("packages in a circle, or that use one").isEmpty();
    }

    private static Map<String, Set<String>> dependencies() throws URISyntaxException {
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        PrintWriter writer = new PrintWriter(out);
        String classPath = location(Brine.class) + System.getProperty("path.separator") + location(Pipeline.class);
        int status = jdeps.run(
                writer,
                writer,
                "--ignore-missing-deps",
                "-verbose:package",
                "-filter:none",
                "--class-path",
                classPath,
                location(Brine.class),
                location(Pipeline.class));
        assertThat(status).as(out.toString()).isZero();
        Map<String, Set<String>> uses = new TreeMap<>();
        Matcher matcher = DEPENDENCY.matcher(out.toString());
        while (matcher.find()) {
            uses.computeIfAbsent(matcher.group(1), name -> new TreeSet<>()).add(matcher.group(2));
        }
        return uses;
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
