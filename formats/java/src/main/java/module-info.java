/** Java serialization. */
module dev.brine.format.javaser {
    requires transitive dev.brine.format.payload;
    requires static org.jspecify;

    exports dev.brine.format.javaser;

    provides dev.brine.format.ModelFormat with
            dev.brine.format.javaser.JavaModelFormat;
}
