/** The conformance kit: one subclass of {@link dev.brine.format.testkit.ModelFormatConformanceTest} tests a format. */
@NullMarked
package dev.brine.format.testkit;

import org.jspecify.annotations.NullMarked;
