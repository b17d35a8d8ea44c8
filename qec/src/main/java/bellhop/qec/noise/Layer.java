package bellhop.qec.noise;

import java.util.BitSet;

/**
 * What has happened since the last TICK.
 *
 * @param touched the qubits that had an instruction
 * @param duration of its longest instruction
 * @param collapses whether qubits are measured or reset in it
 */
record Layer(BitSet touched, double duration, boolean collapses) {
  static final Layer EMPTY = new Layer(new BitSet(), 0, false);

  Layer with(int[] qubits, double lasting, boolean isCollapse) {
    BitSet more = (BitSet) touched.clone();
    for (int qubit : qubits) {
      more.set(qubit);
    }
    return new Layer(more, Math.max(duration, lasting), collapses || isCollapse);
  }
}
