/**
 * Everything of a saved model but the elements of its tensors, as bytes, and the digest over all of it: what binary formats
 * share. Start at {@link dev.brine.manifest.Manifest}.
 */
@NullMarked
package dev.brine.manifest;

import org.jspecify.annotations.NullMarked;
