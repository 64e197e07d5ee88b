/** NumPy archives, written only. */
module dev.brine.format.npz {
    requires transitive dev.brine.format.arrays;
    requires org.apache.commons.compress;
    requires static org.jspecify;

    exports dev.brine.format.npz;

    provides dev.brine.format.ModelFormat with
            dev.brine.format.npz.NpzModelFormat;
}
