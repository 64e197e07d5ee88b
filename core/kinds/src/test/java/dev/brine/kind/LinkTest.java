package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Links and decisions. The scores are the first input columns; expected numbers were made by scikit-learn 1.2.1 from
 * models whose coefficients were set to the same, and printed with all digits.
 */
class LinkTest {
    private static final double[] ROWS = {0.3, -1.7, 0.9, -2.0, -1.5, -3.0, 4.0, 0.2, -0.5, 0.0, 0.0, 0.0};
    private static final Outputs TWO = Outputs.classification(List.of(0L, 1L));
    private static final Outputs THREE = Outputs.classification(List.of(0L, 1L, 2L));

    private static HeapTensor identity(int scores) {
        double[] coefficients = new double[3 * scores];
        for (int i = 0; i < scores; i++) {
            coefficients[4 * i] = 1;
        }
        return HeapTensor.of(coefficients, scores, 3);
    }

    private static Model scores(Link link, Outputs outputs, int scores) {
        return LinearModel.of(Signature.unnamed(3), outputs, link, identity(scores), HeapTensor.of(new double[scores]));
    }

    private static Model perceptron(Outputs outputs, ClassRule decision) {
        return MultilayerPerceptron.of(
                Signature.unnamed(3),
                outputs,
                MultilayerPerceptron.Activation.RELU,
                Link.SIGMOID,
                decision,
                List.of(HeapTensor.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3)),
                List.of(HeapTensor.of(new double[3])));
    }

    private static void assertProbabilities(Model model, double... expected) {
        Predictor predictor = model.newPredictor();
        double[] out = new double[model.state().outputs().probabilityCount()];
        for (int row = 0; row < 4; row++) {
            predictor.predictProbabilities(Arrays.copyOfRange(ROWS, 3 * row, 3 * row + 3), out);
            assertWithin4Ulp(out, Arrays.copyOfRange(expected, row * out.length, (row + 1) * out.length));
        }
    }

    private static void assertPredictions(Model model, double... expected) {
        double[] out = new double[expected.length];
        model.newPredictor().predictBatch(ROWS, 4, out);
        assertThat(out).containsExactly(expected);
    }

    private static void assertWithin4Ulp(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(4 * Math.ulp(expected[i]));
        }
    }

    /** LogisticRegression(multi_class="ovr"). */
    @Test
    void oneAgainstTheRest() {
        Model model = scores(Link.SIGMOID, THREE, 3);
        assertProbabilities(
                model,
                0.39895795436634546,
                0.1072781773195022,
                0.4937638683141524,
                0.3415024984121587,
                0.5226278944945508,
                0.13586960709329035,
                0.5143080167242393,
                0.28796340291150596,
                0.19772858036425484,
                0.3333333333333333,
                0.3333333333333333,
                0.3333333333333333);
        assertPredictions(model, 2.0, 1.0, 0.0, 0.0);
    }

    /** LogisticRegression of two classes. */
    @Test
    void aSigmoidOfOneScore() {
        Model model = scores(Link.SIGMOID, TWO, 1);
        assertProbabilities(
                model,
                0.42555748318834097,
                0.574442516811659,
                0.8807970779778824,
                0.11920292202211755,
                0.01798620996209155,
                0.9820137900379085,
                0.5,
                0.5);
        assertPredictions(model, 1.0, 0.0, 1.0, 0.0);
    }

    /** LogisticRegression(multi_class="multinomial"). */
    @Test
    void softmaxOfThreeScores() {
        Model model = scores(Link.SOFTMAX, THREE, 3);
        assertProbabilities(
                model,
                0.3381286646295337,
                0.04576073859805556,
                0.6161105967724108,
                0.3314989604240915,
                0.5465493872661796,
                0.12195165230972885,
                0.9676048148998394,
                0.021646066561051655,
                0.010749118539108905,
                0.3333333333333333,
                0.3333333333333333,
                0.3333333333333333);
        assertPredictions(model, 2.0, 1.0, 0.0, 0.0);
    }

    /** LogisticRegression(multi_class="multinomial") of two classes. */
    @Test
    void softmaxOfOneScore() {
        Model model = scores(Link.SOFTMAX, TWO, 1);
        assertProbabilities(
                model,
                0.35434369377420455,
                0.6456563062257954,
                0.9820137900379085,
                0.017986209962091555,
                0.0003353501304664781,
                0.9996646498695336,
                0.5,
                0.5);
        assertPredictions(model, 1.0, 0.0, 1.0, 0.0);
    }

    /** SGDClassifier(loss="modified_huber"): no class is probable in the second row. */
    @Test
    void modifiedHuberOfThreeScores() {
        Model model = scores(Link.MODIFIED_HUBER, THREE, 3);
        assertProbabilities(
                model,
                0.40625,
                0.0,
                0.5937499999999999,
                0.3333333333333333,
                0.3333333333333333,
                0.3333333333333333,
                0.5405405405405405,
                0.3243243243243243,
                0.13513513513513511,
                0.3333333333333333,
                0.3333333333333333,
                0.3333333333333333);
        assertPredictions(model, 2.0, 1.0, 0.0, 0.0);
    }

    /** SGDClassifier(loss="modified_huber") of two classes. */
    @Test
    void modifiedHuberOfOneScore() {
        Model model = scores(Link.MODIFIED_HUBER, TWO, 1);
        assertProbabilities(model, 0.35, 0.65, 1.0, 0.0, 0.0, 1.0, 0.5, 0.5);
        assertPredictions(model, 1.0, 0.0, 1.0, 0.0);
    }

    /** GradientBoostingClassifier(loss="exponential"). */
    @Test
    void halfALogit() {
        assertProbabilities(
                scores(Link.HALF_LOGIT, TWO, 1),
                0.3543436937742046,
                0.6456563062257954,
                0.9820137900379085,
                0.01798620996209156,
                0.00033535013046637197,
                0.9996646498695336,
                0.5,
                0.5);
    }

    /** GradientBoostingClassifier of three classes in 1.2.1, by logsumexp. */
    @Test
    void softmaxByTheLogarithmOfTheSum() {
        assertProbabilities(
                scores(Link.LOG_SOFTMAX, THREE, 3),
                0.3381286646295338,
                0.04576073859805558,
                0.6161105967724108,
                0.3314989604240915,
                0.5465493872661796,
                0.12195165230972886,
                0.9676048148998395,
                0.02164606656105165,
                0.010749118539108904,
                0.33333333333333337,
                0.33333333333333337,
                0.33333333333333337);
    }

    /** MLPClassifier of three labels a row: a score of 0 has probability one half, which is not enough. */
    @Test
    void severalOutputsOfTwoClasses() {
        Outputs outputs = new Outputs(Collections.nCopies(3, new Output("y", List.of(0L, 1L))));
        Model model = perceptron(outputs, ClassRule.PROBABILITY);
        double[] second = {
            0.574442516811659,
            0.1544652650835347,
            0.7109495026250039,
            0.11920292202211755,
            0.18242552380635635,
            0.04742587317756678,
            0.9820137900379085,
            0.549833997312478,
            0.3775406687981454,
            0.5,
            0.5,
            0.5
        };
        double[] both = new double[2 * second.length];
        for (int i = 0; i < second.length; i++) {
            both[2 * i] = 1 - second[i];
            both[2 * i + 1] = second[i];
        }
        assertProbabilities(model, both);
        assertPredictions(model, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void countsAreExponentials() {
        Model model = scores(Link.EXP, Outputs.regression(3), 3);
        double[] out = new double[12];
        model.newPredictor().predictBatch(ROWS, 4, out);
        double[] expected = {
            1.3498588075760032,
            0.18268352405273466,
            2.45960311115695,
            0.13533528323661267,
            0.22313016014842982,
            0.04978706836786394,
            54.598150033144236,
            1.2214027581601699,
            0.6065306597126334,
            1.0,
            1.0,
            1.0
        };
        assertWithin4Ulp(out, expected);
    }

    /** LinearSVC, SGDClassifier(loss="hinge"). */
    @Test
    void hingesHaveNoProbabilities() {
        Model model = scores(Link.NONE, THREE, 3);
        assertPredictions(model, 2, 1, 0, 0);
        assertThatThrownBy(() -> model.newPredictor().predictProbabilities(new double[3], new double[3]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this model has no class probabilities");
        Model two = scores(Link.NONE, TWO, 1);
        assertPredictions(two, 1, 0, 1, 0);
        assertThatThrownBy(() -> two.newPredictor().predictProbabilities(new double[3], new double[2]))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void decisionsDifferWhereScoresTie() {
        assertThat(secondClass(ClassRule.SCORE, 0)).isZero();
        assertThat(secondClass(ClassRule.SCORE_OR_ZERO, 0)).isEqualTo(1);
        assertThat(secondClass(ClassRule.PROBABILITY, 0)).isZero();
        assertThat(secondClass(ClassRule.SCORE, 1e-20)).isEqualTo(1);
        assertThat(secondClass(ClassRule.PROBABILITY, 1e-20)).isZero();
        assertThat(secondClass(ClassRule.PROBABILITY, 1e-10)).isEqualTo(1);
    }

    private static double secondClass(ClassRule decision, double score) {
        TreeNodes leaf = new TreeNodes(new int[] {-1}, new int[] {-1}, new int[1], new double[1], new double[] {score});
        Model model = TreeEnsemble.builder(Signature.unnamed(1), TWO)
                .link(Link.SIGMOID, 1)
                .decision(decision)
                .addTree(leaf)
                .build();
        double[] out = new double[1];
        model.newPredictor().predict(new double[1], out);
        return out[0];
    }
}
