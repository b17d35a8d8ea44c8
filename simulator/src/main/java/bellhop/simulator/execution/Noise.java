package bellhop.simulator.execution;

/**
 * Which causes of error are on. Times and pair consumption are the same whatever is on, and a cause
 * that is off shifts no draw of the others.
 *
 * @param localGates gates, transfers to and from memory, and what a reset leaves
 * @param pairs the state of Bell pairs at their emission; off, every pair is perfect there
 * @param waiting decay of data qubits, copies and pairs between operations
 * @param measurement bits reported wrongly
 */
public record Noise(boolean localGates, boolean pairs, boolean waiting, boolean measurement) {
  public static final Noise ALL = new Noise(true, true, true, true);
  public static final Noise OFF = new Noise(false, false, false, false);
}
