/** The terminal, the text on it, and errors that name a file; depends on no other package of the command. */
@NullMarked
package dev.brine.cli.io;

import org.jspecify.annotations.NullMarked;
