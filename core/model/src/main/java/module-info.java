/** Models, tensors, manifests, the format SPI and the facade. Start at {@link dev.brine.Brine}. */
@SuppressWarnings("module") // most of those that see the internal package are built later
module dev.brine.core {
    requires static org.jspecify;

    exports dev.brine;
    exports dev.brine.error;
    exports dev.brine.format;
    exports dev.brine.manifest;
    exports dev.brine.model;
    exports dev.brine.tensor;
    exports dev.brine.internal to
            dev.brine.format.mmap,
            dev.brine.format.sklearn,
            dev.brine.format.testkit,
            dev.brine.reports,
            dev.brine.benchmarks,
            dev.brine.cli;

    uses dev.brine.format.ModelFormat;
    uses dev.brine.model.ModelKind;
}
