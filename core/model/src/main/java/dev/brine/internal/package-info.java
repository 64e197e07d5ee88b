/** The binary encoding that the manifest and the digest share, and the crash-safe file. Not for use outside Brine. */
@NullMarked
package dev.brine.internal;

import org.jspecify.annotations.NullMarked;
