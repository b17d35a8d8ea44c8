package bellhop.simulator.execution;

/** The ways to work out the quantum side of a shot. */
public enum Method {
  /** Amplitudes of the program's qubits only. */
  FOLDED,
  /** Amplitudes of all qubits. */
  EXPLICIT,
  /** A tableau for each shot, noise twirled. */
  TABLEAU,
  /** Pauli frames, 64 shots at a time, noise twirled. */
  FRAMES;

  public boolean isExact() {
    return this == FOLDED || this == EXPLICIT;
  }

  /** Whether all gates are Clifford gates, so that {@link #TABLEAU} can follow. */
  public static boolean isClifford(Plan plan) {
    return Clifford.isClifford(plan);
  }

  /** The faster one for a Clifford program. */
  public static Method stabilizer(Plan plan) {
    return Clifford.isPauliFed(plan) ? FRAMES : TABLEAU;
  }

  /** For a program with loops, whose shots do not go together. */
  public Method shotByShot() {
    return this == FRAMES ? TABLEAU : this;
  }

  /** The name of the first gate that is no Clifford gate. */
  public static String firstOther(Plan plan) {
    return Clifford.firstOther(plan);
  }
}
