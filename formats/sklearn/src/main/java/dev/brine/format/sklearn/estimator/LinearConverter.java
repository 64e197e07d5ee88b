package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Models that are {@code X @ coef_.T + intercept_}: regressions, and classifiers by the largest or the sign of a score. */
final class LinearConverter implements Converter {
    /** The kinds of functions that turn scores into probabilities or numbers. */
    enum Scores {
        /** A number as it is. */
        NUMBERS,
        /** A generalised linear model: {@code exp} of the score where its link is the logarithm. */
        LINKED,
        /** Logistic regression: sigmoid or softmax. */
        LOGISTIC,
        /** Stochastic gradient descent: as the loss says. */
        BY_LOSS,
        /** A classifier without probabilities. */
        DECISION_ONLY
    }

    private static final Set<String> TRAINED = Set.of("ovr", "warn", "auto", "deprecated", "multinomial");

    private final Scores scores;

    LinearConverter(Scores scores) {
        this.scores = scores;
    }

    @Override
    public boolean hasDecision(Fields fields) {
        return isClassifier();
    }

    private boolean isClassifier() {
        return scores != Scores.NUMBERS && scores != Scores.LINKED;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        Coefficients read = coefficients(fields, in);
        if (!isClassifier()) {
            Link link = scores == Scores.LINKED ? linkOf(fields) : Link.IDENTITY;
            return model(fields, in, Outputs.regression(read.rows), link, read);
        }
        Outputs outputs = outputs(fields, read.rows);
        return model(fields, in, outputs, classifierLink(fields, outputs), read);
    }

    @Override
    public ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        fields.find("classes_");
        Coefficients read = coefficients(fields, in);
        return model(fields, in, Outputs.regression(read.rows), Link.IDENTITY, read);
    }

    /** Rows of one number for each column, and as many intercepts. */
    static final class Coefficients {
        private final int rows;
        private final double[] values;
        private final double[] intercepts;

        Coefficients(double[] values, double[] intercepts) {
            this.rows = intercepts.length;
            this.values = values;
            this.intercepts = intercepts;
        }

        /** Returns the rows of several, one after another. */
        static Coefficients joined(List<Coefficients> parts) {
            return new Coefficients(
                    parts.stream()
                            .flatMapToDouble(part -> Arrays.stream(part.values))
                            .toArray(),
                    parts.stream()
                            .flatMapToDouble(part -> Arrays.stream(part.intercepts))
                            .toArray());
        }

        int rows() {
            return rows;
        }
    }

    static Coefficients coefficients(Fields fields, ColumnTrace in) throws IOException {
        fields.inputs().useAsNumbers(in, fields.className());
        fields.inputs().refuseNotFinite(in);
        fields.ignore("n_features_in_", "feature_names_in_");
        NdArray array = fields.array("coef_");
        long[] shape = array.shape();
        boolean fits = (shape.length == 1 || shape.length == 2) && shape[shape.length - 1] == in.count();
        if (!fits || array.elementCount() == 0) {
            throw fields.corrupt("coef_ has shape %s for %d columns".formatted(Arrays.toString(shape), in.count()));
        }
        double[] values = fields.numbers("coef_", array);
        int rows = values.length / in.count();
        return new Coefficients(values, intercepts(fields, rows));
    }

    private static double[] intercepts(Fields fields, int rows) throws IOException {
        if (fields.value("intercept_") instanceof NdArray array && array.elementCount() != 1) {
            return fields.doubles("intercept_", rows);
        }
        double[] intercepts = new double[rows];
        Arrays.fill(intercepts, fields.number("intercept_"));
        return intercepts;
    }

    static ModelState model(Fields fields, ColumnTrace in, Outputs outputs, Link link, Coefficients read)
            throws IOException {
        return fields.checked(() -> LinearModel.of(
                        Signature.unnamed(in.count()),
                        outputs,
                        link,
                        HeapTensor.of(read.values, read.rows, in.count()),
                        HeapTensor.of(read.intercepts, read.rows)))
                .state();
    }

    private static Outputs outputs(Fields fields, int rows) throws IOException {
        if (!fields.has("_label_binarizer")) {
            return Labels.of(fields, "classes_");
        }
        Fields binarizer = new Fields(fields.context(), fields.object("_label_binarizer"));
        fields.ignore("classes_");
        return Labels.ofBinarizer(binarizer, rows);
    }

    /** Returns what turns the scores of a classifier into probabilities. */
    Link classifierLink(Fields fields, Outputs outputs) throws IOException {
        return switch (scores) {
            case LOGISTIC -> isOneAgainstRest(fields, outputs) ? Link.SIGMOID : Link.SOFTMAX;
            case BY_LOSS ->
                switch (fields.text("loss")) {
                    case "log_loss", "log" -> Link.SIGMOID;
                    case "modified_huber" -> Link.MODIFIED_HUBER;
                    default -> Link.NONE;
                };
            default -> Link.NONE;
        };
    }

    /** Returns whether each class has a sigmoid, by the rule of the release; without the setting only two classes have. */
    private static boolean isOneAgainstRest(Fields fields, Outputs outputs) throws IOException {
        boolean isTwo = outputs.probabilityCount() <= 2;
        if (!fields.has("multi_class")) {
            return isTwo;
        }
        String setting = fields.text("multi_class");
        if (!TRAINED.contains(setting)) {
            throw fields.unsupported("multi_class '%s'".formatted(setting));
        }
        String solver = fields.textOr("solver", "");
        boolean isByClass = solver.equals("liblinear") || (solver.equals("newton-cholesky") && !fields.isAtLeast(1, 6));
        return switch (setting) {
            case "ovr", "warn" -> true;
            case "multinomial" -> false;
            default -> isTwo || isByClass;
        };
    }

    /** Returns the link: since 1.1 the loss holds it, before that an attribute, which the first prediction sets. */
    private static Link linkOf(Fields fields) throws IOException {
        fields.ignore("link", "power");
        PyObject link = null;
        if (fields.find("_base_loss").orElse(null) instanceof PyObject loss) {
            link = new Fields(fields.context(), loss).object("link");
        } else if (fields.find("_link_instance").orElse(null) instanceof PyObject instance) {
            link = instance;
        }
        if (link == null) {
            boolean isIdentity = fields.textOr("link", "auto").equals("identity")
                    || (fields.textOr("link", "auto").equals("auto")
                            && fields.has("power")
                            && fields.number("power") <= 0);
            return isIdentity ? Link.IDENTITY : Link.EXP;
        }
        return switch (link.simpleName()) {
            case "IdentityLink" -> Link.IDENTITY;
            case "LogLink" -> Link.EXP;
            case "LogitLink" -> Link.SIGMOID;
            default -> throw fields.unsupported("link '%s'".formatted(link.simpleName()));
        };
    }
}
