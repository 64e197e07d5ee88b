/**
 * What the formats of named arrays share, <code>npz</code> and <code>safetensors</code>. Start at {@link
 * dev.brine.format.arrays.NamedArrays}, which gives every tensor of a model and of its children a name;
 * {@link dev.brine.format.arrays.ModelDescription} says in JSON what the arrays belong to.
 */
@NullMarked
package dev.brine.format.arrays;

import org.jspecify.annotations.NullMarked;
