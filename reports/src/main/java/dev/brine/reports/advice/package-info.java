/**
 * From a result to a decision: which format to deploy, why, and what would change that. Start at {@link
 * dev.brine.reports.advice.Advisor}. Nothing is weighed: constraints exclude, objectives decide one after the other, and
 * what the figures cannot tell apart is called a tie. {@code kernel.js} is the arithmetic of that for the page, whose
 * words {@link dev.brine.reports.advice.ChooserData} writes; a test holds the two to the same answers.
 */
@NullMarked
package dev.brine.reports.advice;

import org.jspecify.annotations.NullMarked;
