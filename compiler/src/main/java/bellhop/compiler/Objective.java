package bellhop.compiler;

/** What comes first when two answers differ. The other two break ties, in this order. */
public enum Objective {
  EBITS,
  MAKESPAN,
  FIDELITY
}
