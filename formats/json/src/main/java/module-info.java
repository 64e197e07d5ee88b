/** Compressed JSON. */
module dev.brine.format.json {
    requires transitive dev.brine.core;
    requires tools.jackson.core;
    requires org.apache.commons.compress;
    requires static org.jspecify;
    requires static org.lz4.java;

    exports dev.brine.format.json;

    provides dev.brine.format.ModelFormat with
            dev.brine.format.json.JsonModelFormat;
}
