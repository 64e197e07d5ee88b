/** Corpora, benchmarks and the harness that runs them. */
@NullMarked
package dev.brine.benchmarks;

import org.jspecify.annotations.NullMarked;
