/** The format <code>json</code>: JSON, streamed, plain or compressed. */
@NullMarked
package dev.brine.format.json;

import org.jspecify.annotations.NullMarked;
