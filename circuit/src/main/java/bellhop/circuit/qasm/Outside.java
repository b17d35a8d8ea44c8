package bellhop.circuit.qasm;

/** What working out a term needs from the program around it. */
interface Outside {

  /** Carries a subroutine out. Gives back what it returns, and fails if that is nothing. */
  Value call(Term.Invoke invoke);

  /** The qubits that a name stands for which nothing declares, such as {@code $0}. */
  Symbol undeclared(Term.Reference reference);

  /** Outside of programs: nothing is there. */
  static Outside nothing(Source source) {
    return new Outside() {
      @Override
      public Value call(Term.Invoke invoke) {
        throw source.fault(
            invoke.at(), "unknown function", "only built-in ones are known here", "");
      }

      @Override
      public Symbol undeclared(Term.Reference reference) {
        throw source.fault(reference.at(), "unknown name", "only numbers are known here", "");
      }
    };
  }
}
