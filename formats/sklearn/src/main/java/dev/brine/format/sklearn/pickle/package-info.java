/**
 * A pickle as plain values. The value of each Python object is
 *
 * <ul>
 *   <li>{@link dev.brine.format.sklearn.pickle.PyNone}, Boolean, Long (BigInteger past 64 bits), Double, String for None,
 *       bool, int, float, str, and for numpy scalars of those kinds;
 *   <li>{@link dev.brine.format.sklearn.pickle.PyBytes}, {@link dev.brine.format.sklearn.pickle.PyList}, {@link
 *       dev.brine.format.sklearn.pickle.PyTuple}, {@link dev.brine.format.sklearn.pickle.PyDict}, {@link
 *       dev.brine.format.sklearn.pickle.PySet}, {@link dev.brine.format.sklearn.pickle.PySlice} for the built-in types;
 *   <li>{@link dev.brine.format.sklearn.pickle.NdArray} and {@link dev.brine.format.sklearn.pickle.DType} for numpy's;
 *   <li>{@link dev.brine.format.sklearn.pickle.PyGlobal} for a class that stands as a value, and {@link
 *       dev.brine.format.sklearn.pickle.PyObject}, a record of name, arguments and attributes, for everything else; both are
 *       inert where no reader knows the name.
 * </ul>
 *
 * <p>Values may contain themselves: nothing here prints, compares or hashes a value by its content.
 */
@NullMarked
package dev.brine.format.sklearn.pickle;

import org.jspecify.annotations.NullMarked;
