package bellhop.qec.noise;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;

/**
 * Marks in a clean circuit where a round begins, and on which data: {@code I_ERROR[round]} on the
 * data qubits. It does nothing; a noise model takes it out and puts {@link Cause#ROUND} in its
 * place.
 *
 * <p>A mark, and not noise that the generator writes itself: so a circuit of any origin can have
 * such noise, also one that is read from a file, and generators know nothing of noise models. One
 * instruction says both place and qubits.
 */
public final class RoundMark {
  public static final String TAG = "round";

  private static final double[] NO_NUMBERS = {};

  private RoundMark() {}

  public static Step.Apply on(int... data) {
    return new Step.Apply(Op.I_ERROR, TAG, NO_NUMBERS, data);
  }

  public static boolean isMark(Step.Apply apply) {
    return apply.op() == Op.I_ERROR && apply.tag().equals(TAG) && apply.arguments().length == 0;
  }
}
