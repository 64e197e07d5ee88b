/**
 * Typed, shaped, immutable arrays with {@code long} indices, on the heap or in a mapped file. Start at {@link
 * dev.brine.tensor.Tensor}; {@link dev.brine.tensor.TensorGroup} ties tensors of equal length into records.
 */
@NullMarked
package dev.brine.tensor;

import org.jspecify.annotations.NullMarked;
