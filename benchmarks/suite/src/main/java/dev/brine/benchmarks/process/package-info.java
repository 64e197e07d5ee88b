/** What runs in a fresh JVM that is timed from its start. */
@NullMarked
package dev.brine.benchmarks.process;

import org.jspecify.annotations.NullMarked;
