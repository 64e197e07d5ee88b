import dev.brine.kind.Calibrated;
import dev.brine.kind.ColumnTransformer;
import dev.brine.kind.EmbeddingTable;
import dev.brine.kind.Imputer;
import dev.brine.kind.LinearModel;
import dev.brine.kind.MultilayerPerceptron;
import dev.brine.kind.Normalizer;
import dev.brine.kind.OneHotEncoder;
import dev.brine.kind.OrdinalEncoder;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Scaler;
import dev.brine.kind.Stacking;
import dev.brine.kind.TextColumns;
import dev.brine.kind.Voting;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.model.ModelKind;

/** The kinds of models that predict. */
@SuppressWarnings("module") // the reader of scikit-learn's files is built later
module dev.brine.kinds {
    requires transitive dev.brine.core;
    requires static org.jspecify;

    exports dev.brine.kind;
    exports dev.brine.kind.tree;
    exports dev.brine.kind.internal to
            dev.brine.format.sklearn;

    provides ModelKind with
            TreeEnsemble.Kind,
            MultilayerPerceptron.Kind,
            EmbeddingTable.Kind,
            LinearModel.Kind,
            Scaler.Kind,
            Pipeline.Kind,
            ColumnTransformer.Kind,
            Imputer.Kind,
            OneHotEncoder.Kind,
            OrdinalEncoder.Kind,
            Normalizer.Kind,
            Voting.Kind,
            Stacking.Kind,
            TextColumns.Kind,
            Calibrated.Kind;
}
