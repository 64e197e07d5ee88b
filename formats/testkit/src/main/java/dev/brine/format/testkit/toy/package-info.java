/**
 * A small honest format, {@link dev.brine.format.testkit.toy.ToyModelFormat}, to read when writing one's own, and three
 * bad ones that prove that tests and benchmark runs notice. None is registered as a service.
 */
@NullMarked
package dev.brine.format.testkit.toy;

import org.jspecify.annotations.NullMarked;
