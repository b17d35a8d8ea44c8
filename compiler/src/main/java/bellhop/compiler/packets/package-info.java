/** Which Bell pair serves which gates, under the limit of communication qubits. */
@NullMarked
package bellhop.compiler.packets;

import org.jspecify.annotations.NullMarked;
