/** The models that benchmarks measure: trained on real or published data, or generated from a seed. Start at {@link dev.brine.benchmarks.corpus.Corpora}. */
@NullMarked
package dev.brine.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
