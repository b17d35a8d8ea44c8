package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.distributed.Distributed;

/**
 * The answer of the compiler.
 *
 * @param distributed what each QPU does
 * @param report what it costs
 * @param program what was compiled: the source, with final measurements of all qubits if it
 *     measured nothing
 */
public record Compiled(Distributed distributed, CompileReport report, Program program) {}
