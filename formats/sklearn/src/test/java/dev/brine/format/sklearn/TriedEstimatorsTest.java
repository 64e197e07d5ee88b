package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.estimator.EstimatorImport;
import dev.brine.format.sklearn.joblib.PickleFile;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * FORMAT.md says how many files of each estimator are compared with scikit-learn's predictions. {@code
 * -Dupdate.golden=true} writes the table anew.
 */
class TriedEstimatorsTest {
    private static final Path SPECIFICATION = Path.of("FORMAT.md");
    private static final Pattern TABLE = Pattern.compile(
            "(?s)(<!-- generated table: estimators by version -->\n).*(<!-- end of the generated table -->)");
    private static final List<String> REAL =
            List.of("variants-1.2.1.tar.xz", "variants-1.6.1.tar.xz", "variants-1.9.1.tar.xz");
    private static final String SYNTHESISED = "old.tar.xz";

    @Test
    void theTableCountsTheFilesThatAreTested() throws IOException {
        String table = table();
        String text = Files.readString(SPECIFICATION);
        if (Boolean.getBoolean("update.golden")) {
            text = TABLE.matcher(text)
                    .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + table + found.group(2)));
            Files.writeString(SPECIFICATION, text);
        }
        assertThat(text).as("run with -Dupdate.golden=true").contains(table);
    }

    private static String table() throws IOException {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (String archive : REAL) {
            count(archive, counts);
        }
        count(SYNTHESISED, counts);
        StringBuilder table = new StringBuilder("""

                | estimator | 1.2.1 | 1.6.1 | 1.9.1 | other layouts, synthesised |
                |---|---:|---:|---:|---:|
                """);
        counts.forEach((estimator, files) -> table.append("| %s | %s | %s | %s | %s |%n"
                .formatted(
                        estimator,
                        files.getOrDefault(REAL.get(0), 0),
                        files.getOrDefault(REAL.get(1), 0),
                        files.getOrDefault(REAL.get(2), 0),
                        files.getOrDefault(SYNTHESISED, 0))));
        return table.append('\n').toString();
    }

    private static void count(String archiveName, Map<String, Map<String, Integer>> counts) throws IOException {
        Archive archive = Archive.open(archiveName);
        for (String model : archive.models()) {
            for (String estimator : estimators(ModelSource.bytes(model, archive.bytes(model)))) {
                counts.computeIfAbsent(estimator, name -> new TreeMap<>()).merge(archiveName, 1, Integer::sum);
            }
        }
    }

    private static Set<String> estimators(ModelSource source) throws IOException {
        Set<String> found = new HashSet<>();
        try (PickleFile file = PickleFile.open(source, ReadLimits.defaults())) {
            Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<Object> open = new ArrayDeque<>(List.of(file.root()));
            while (!open.isEmpty()) {
                Object value = open.pop();
                if (met.add(value)) {
                    open.addAll(held(value));
                    found.add(value instanceof PyObject object ? object.simpleName() : "");
                }
            }
        }
        found.retainAll(EstimatorImport.supportedClasses());
        return found;
    }

    private static Collection<Object> held(Object value) {
        if (value instanceof PyObject object) {
            return object.attributes().values();
        }
        if (value instanceof PyDict dict) {
            return dict.values();
        }
        if (value instanceof PyList list) {
            return list.elements();
        }
        if (value instanceof PyTuple tuple) {
            return tuple.elements();
        }
        return value instanceof NdArray array && array.objects() != null ? array.objects() : List.of();
    }
}
