/** Shared inside this module; not for anyone else. */
@NullMarked
package dev.brine.reports.internal;

import org.jspecify.annotations.NullMarked;
