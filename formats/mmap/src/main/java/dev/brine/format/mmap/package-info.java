/** The format <code>mmap</code>: the container of Brine, mapped and predicted from in place. */
@NullMarked
package dev.brine.format.mmap;

import org.jspecify.annotations.NullMarked;
