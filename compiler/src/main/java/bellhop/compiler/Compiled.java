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
 * @param course the same gate by gate
 * @param expectedFaults −Σ ln F over its pairs and what its qubits lose while the program lasts, to
 *     first order; faults of gates and readout are not in it
 */
public record Compiled(
    Distributed distributed,
    CompileReport report,
    Program program,
    Optional<Program> rewritten,
    Course course,
    double expectedFaults) {}
