/** Inside a QPU whose qubits are not all coupled: swaps that bring qubits together. */
@NullMarked
package bellhop.compiler.routing;

import org.jspecify.annotations.NullMarked;
