/** What formats of named arrays share. */
module dev.brine.format.arrays {
    requires transitive dev.brine.core;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports dev.brine.format.arrays;
}
