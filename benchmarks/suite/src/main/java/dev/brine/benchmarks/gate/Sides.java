package dev.brine.benchmarks.gate;

/**
 * Who takes part.
 *
 * @param copy the base again, from a copy of its files
 */
record Sides(Side base, Side head, Side copy) {}
