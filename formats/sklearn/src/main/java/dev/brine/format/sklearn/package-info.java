/** The format <code>sklearn</code>: trained models of scikit-learn, read without running anything in the file. */
@NullMarked
package dev.brine.format.sklearn;

import org.jspecify.annotations.NullMarked;
