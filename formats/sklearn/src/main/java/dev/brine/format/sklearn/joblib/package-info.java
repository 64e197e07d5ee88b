/** joblib's files: a pickle with the bytes of arrays between its operations, plain or compressed. */
@NullMarked
package dev.brine.format.sklearn.joblib;

import org.jspecify.annotations.NullMarked;
