/** Safetensors files, written only. */
module dev.brine.format.safetensors {
    requires transitive dev.brine.format.arrays;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports dev.brine.format.safetensors;

    provides dev.brine.format.ModelFormat with
            dev.brine.format.safetensors.SafetensorsModelFormat;
}
