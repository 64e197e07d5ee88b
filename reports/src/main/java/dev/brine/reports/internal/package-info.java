/** Shared by the packages of this module; not for its users. */
@NullMarked
package dev.brine.reports.internal;

import org.jspecify.annotations.NullMarked;
