/**
 * Runs scikit-learn beside the formats: {@link dev.brine.benchmarks.python.Python} finds an interpreter, and {@link
 * dev.brine.benchmarks.python.PythonScript} runs the script <code>python_peers.py</code>, one fresh process a call.
 */
@NullMarked
package dev.brine.benchmarks.python;

import org.jspecify.annotations.NullMarked;
