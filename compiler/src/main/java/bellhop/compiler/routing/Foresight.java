package bellhop.compiler.routing;

/**
 * How far routing looks. Time is linear in gates and swaps, times what is looked at for each swap.
 *
 * @param front gates that wait for their qubits to be neighbours, of which a swap should serve most
 * @param ahead gates that come next
 * @param window instructions among which those are looked for
 * @param isThorough whether many first layouts are tried
 */
record Foresight(int front, int ahead, int window, boolean isThorough) {
  private static final int SMALL = 2_000;

  /** For so many gates on two qubits. */
  static Foresight forGates(long gates) {
    return gates <= SMALL ? new Foresight(32, 20, 400, true) : new Foresight(4, 8, 60, false);
  }
}
