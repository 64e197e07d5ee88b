package dev.brine.reports.advice;

/**
 * A change of the needs that makes another candidate the pick; all else stays.
 *
 * @param what {@code bandwidth}, {@code loads}, {@code replicas}, a {@link Limit} or a {@link Promise}
 * @param direction {@code below} or {@code above} the value for a number, {@code asked} or {@code dropped} for a promise
 * @param at where, in bytes a second, loads, replicas, bytes or seconds; 0 for a promise
 * @param to id of the new pick; blank where nothing would meet the constraints
 * @param text the change in words, with the new pick
 */
public record Flip(String what, String direction, double at, String to, String text) {}
