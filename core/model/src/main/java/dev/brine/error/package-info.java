/**
 * What goes wrong with a model file, and the caps on what a file may ask for. Start at {@link
 * dev.brine.error.ModelFormatException}; nothing here depends on another package of Brine.
 */
@NullMarked
package dev.brine.error;

import org.jspecify.annotations.NullMarked;
