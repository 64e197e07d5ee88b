package dev.brine.benchmarks.train;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the real data that Brine ships: 4898 white wines, 11 measurements each, and the tasters' score as the target.
 *
 * <p><b>Source:</b> Cortez et al. 2009, UCI Machine Learning Repository, CC BY 4.0; {@code SOURCE.txt} beside the file
 * has the whole reference and the file's SHA-256.
 */
public final class WineQuality {
    static final String FILE_NAME = "winequality-white.csv";

    private static final String SEPARATOR = ";";

    private WineQuality() {}

    /**
     * Loads the rows in the file's order.
     *
     * @throws IOException if the resource is missing or cannot be read
     */
    public static TrainingData load() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.US_ASCII))) {
            List<String> names = columnNames(lines.readLine());
            List<double[]> table = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                table.add(Arrays.stream(line.split(SEPARATOR))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
            return fromTable(names, table);
        }
    }

    static InputStream open() throws FileNotFoundException {
        InputStream file = WineQuality.class.getResourceAsStream(FILE_NAME);
        if (file == null) {
            throw new FileNotFoundException("resource \"" + FILE_NAME + "\" is missing from the jar");
        }
        return file;
    }

    private static List<String> columnNames(String header) {
        return Arrays.asList(header.replace("\"", "").split(SEPARATOR));
    }

    private static TrainingData fromTable(List<String> names, List<double[]> table) {
        int featureCount = names.size() - 1;
        double[][] rows = new double[table.size()][];
        double[] targets = new double[table.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(table.get(i), featureCount);
            targets[i] = table.get(i)[featureCount];
        }
        return new TrainingData("wine-quality-white", names.subList(0, featureCount), rows, targets);
    }
}
