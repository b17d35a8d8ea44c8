/** Who shines where: the machine that shares switches, stations and qubits among links. */
@NullMarked
package bellhop.protocol.fabric;

import org.jspecify.annotations.NullMarked;
