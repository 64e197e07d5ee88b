/** Reads scikit-learn's files. */
module dev.brine.format.sklearn {
    requires transitive dev.brine.core;
    requires dev.brine.kinds;
    requires tools.jackson.core;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires org.snakeyaml.engine;
    requires static org.jspecify;

    exports dev.brine.format.sklearn;

    provides dev.brine.format.ModelFormat with
            dev.brine.format.sklearn.SklearnModelFormat;
}
