/** The format <code>safetensors</code>: named arrays behind a JSON header; only written. */
@NullMarked
package dev.brine.format.safetensors;

import org.jspecify.annotations.NullMarked;
