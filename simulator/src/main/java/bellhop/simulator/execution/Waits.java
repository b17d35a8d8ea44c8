package bellhop.simulator.execution;

import bellhop.pair.Memory;
import java.util.Arrays;

/**
 * What waiting does to a qubit, with the last few answers at hand: the same spans come again in
 * every shot, and exponentials are what they cost. A table of fixed size indexed by a mixed key;
 * collisions replace.
 */
final class Waits {
  /**
   * @param loss 1 − s, s = e^(−t/T1)
   * @param keep √s
   * @param phaseFlip (1 − q/√s)/2, q = e^(−t/T2)
   * @param residual excitation towards which it decays
   * @param flip twirled: chance of X and as much of Y
   * @param turn twirled: chance of Z
   * @param cost −ln(1 − e), e = 1 − (1+s+2q)/4
   */
  record Wait(
      Memory memory,
      long picos,
      double loss,
      double keep,
      double phaseFlip,
      double residual,
      double flip,
      double turn,
      double cost) {}

  private static final int SIZE = 1 << 12;
  private static final Wait NONE = new Wait(Memory.PERFECT, 0, 0, 1, 0, 0, 0, 0, 0);

  private final Wait[] table = new Wait[SIZE];

  Waits() {
    Arrays.fill(table, NONE);
  }

  Wait of(Memory memory, long picos) {
    long mixed = picos * 0x9e3779b97f4a7c15L;
    int at = (int) (mixed >>> 52);
    Wait known = table[at];
    if (known.picos == picos && known.memory.equals(memory)) {
      return known;
    }
    Wait found = compute(memory, picos);
    table[at] = found;
    return found;
  }

  private static Wait compute(Memory memory, long picos) {
    double seconds = picos * 1e-12;
    double loss = memory.loss(seconds);
    double keep = StrictMath.exp(-seconds / memory.t1() / 2);
    // q/√s = exp(−t (1/T2 − 1/2T1)); the rate is at least 0 up to rounding
    double rate = Math.max(0, 1 / memory.t2() - 0.5 / memory.t1());
    double phaseFlip = -StrictMath.expm1(-seconds * rate) / 2;
    double[] twirl = memory.twirl(seconds);
    return new Wait(
        memory,
        picos,
        loss,
        keep,
        phaseFlip,
        memory.residualExcitation(),
        twirl[0],
        twirl[2],
        Ledger.loss(memory.infidelity(seconds)));
  }
}
