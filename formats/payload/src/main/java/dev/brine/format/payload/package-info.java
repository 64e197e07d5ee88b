/** The payload of plain arrays and the header that the object-graph formats share. */
@NullMarked
package dev.brine.format.payload;

import org.jspecify.annotations.NullMarked;
