/** Codes and the circuits that keep a qubit in them, without noise. */
@NullMarked
package bellhop.qec.code;

import org.jspecify.annotations.NullMarked;
