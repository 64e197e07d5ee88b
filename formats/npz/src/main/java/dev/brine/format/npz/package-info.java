/** The format <code>npz</code>: named arrays for NumPy, a zip of npy files; only written. */
@NullMarked
package dev.brine.format.npz;

import org.jspecify.annotations.NullMarked;
