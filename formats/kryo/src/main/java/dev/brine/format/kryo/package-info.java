/** The format <code>kryo</code>: Kryo 5 with registration required. */
@NullMarked
package dev.brine.format.kryo;

import org.jspecify.annotations.NullMarked;
