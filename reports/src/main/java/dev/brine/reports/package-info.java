/** From raw results to a decision. */
@NullMarked
package dev.brine.reports;

import org.jspecify.annotations.NullMarked;
