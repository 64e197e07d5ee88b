/**
 * The files of skops: a zip archive with a schema in JSON and arrays as numpy saves them, read into the values that a pickle
 * of the same object has. Start at {@link dev.brine.format.sklearn.skops.SkopsFile}.
 */
@NullMarked
package dev.brine.format.sklearn.skops;

import org.jspecify.annotations.NullMarked;
