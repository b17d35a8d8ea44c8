package bellhop.circuit.qasm;

import bellhop.circuit.Program;

/** Writes OpenQASM 3. */
@SuppressWarnings("DoNotCallSuggester")
public final class QasmWriter {
  private QasmWriter() {}

  /** The program as OpenQASM 3 that {@link QasmReader} reads back to an equal program. */
  public static String write(Program program) {
    throw new UnsupportedOperationException("not yet");
  }
}
