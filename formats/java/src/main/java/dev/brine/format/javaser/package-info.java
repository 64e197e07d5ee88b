/** The format <code>java</code>: Java serialization behind an allow-list. */
@NullMarked
package dev.brine.format.javaser;

import org.jspecify.annotations.NullMarked;
