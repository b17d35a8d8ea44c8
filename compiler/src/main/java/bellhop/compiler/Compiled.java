package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import java.util.Optional;

/**
 * The answer of the compiler.
 *
 * @param distributed what each QPU does
 * @param report what it costs
 * @param program the source, with final measurements of all qubits if it measured nothing
 * @param rewritten the same in the gates that were compiled, if they are others: gate numbers are
 *     its
 */
public record Compiled(
    Distributed distributed,
    CompileReport report,
    Program program,
    Optional<Program> rewritten) {}
