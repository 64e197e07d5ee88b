/** The memory-mapped container. */
module dev.brine.format.mmap {
    requires transitive dev.brine.core;
    requires static org.jspecify;
    requires static com.github.luben.zstd_jni;

    exports dev.brine.format.mmap;

    provides dev.brine.format.ModelFormat with
            dev.brine.format.mmap.MmapModelFormat;
}
