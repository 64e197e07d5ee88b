/** What formats of a serialization library share. */
module dev.brine.format.payload {
    requires transitive dev.brine.core;
    requires static org.jspecify;

    exports dev.brine.format.payload;
}
