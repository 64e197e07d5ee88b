/** The conformance kit: one subclass tests a format. */
@NullMarked
package dev.brine.format.testkit;

import org.jspecify.annotations.NullMarked;
