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
 * @param course the same gate by gate
 * @param expectedFaults −Σ ln F over its pairs and what its qubits lose while the program lasts, to
 *     first order; faults of gates and readout are not in it
 */
public record Compiled(
    Distributed distributed,
    CompileReport report,
    Program program,
    Course course,
    double expectedFaults) {}
