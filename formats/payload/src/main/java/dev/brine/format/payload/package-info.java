/**
 * What the object-graph formats share: a payload of plain primitive arrays, a short header before the library's bytes, and
 * the order of work around them. Start at {@link dev.brine.format.payload.PayloadFormat}; a format adds a {@link
 * dev.brine.format.payload.PayloadCodec}.
 */
@NullMarked
package dev.brine.format.payload;

import org.jspecify.annotations.NullMarked;
