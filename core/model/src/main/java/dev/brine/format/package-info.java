/**
 * How models become bytes. A format implements {@link dev.brine.format.ModelFormat}; users call {@link
 * dev.brine.Brine}.
 */
@NullMarked
package dev.brine.format;

import org.jspecify.annotations.NullMarked;
