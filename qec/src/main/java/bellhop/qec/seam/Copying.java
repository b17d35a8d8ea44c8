package bellhop.qec.seam;

import bellhop.circuit.stabilizer.Op;
import bellhop.pair.BellWeights;
import bellhop.pair.PauliWeights;
import bellhop.pair.TeleportedGate;
import bellhop.qec.noise.Cause;
import bellhop.qec.noise.NoiseModel;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Map;

/**
 * How noisy it is to copy a qubit to another machine over one Bell pair, to use the copy, and to
 * undo it. Feed-forward is exact: both bits of the gadget twirl the pair, so that four weights say
 * all of it.
 *
 * @param pair its weights at its use, the half that becomes the copy with its later age
 * @param gate process infidelity of each gate of two qubits, uniform depolarising
 * @param readout chance of a wrong bit where the root is, which flips the copy
 * @param undoing chance of a wrong bit where the copy is, which is a phase on the root
 * @param waiting of the root, and of the qubit that the first gate of the copy acts on
 * @param failure chance that the pair does not come, which is heralded: its half is any qubit then
 */
public record Copying(
    BellWeights pair,
    double gate,
    double readout,
    double undoing,
    Waiting waiting,
    double failure) {
  /** Letters of the arguments of a channel, 2z + x each. */
  private static final int[] LETTERS = {0, 1, 3, 2};

  /**
   * @throws InputException for probabilities out of range
   */
  public Copying {
    require("gate", gate, Cause.TWO_QUBIT.most());
    require("readout", readout, 1);
    require("undoing", undoing, 1);
    require("failure", failure, 1);
  }

  private static void require(String what, double p, double most) {
    if (!(p >= 0 && p <= most)) {
      throw new InputException(
          Location.of("seam " + what), "the probability " + p, "it lies between 0 and " + most, "");
    }
  }

  /**
   * With the gates and measurements of a machine: its CX, and its M with wrong records and flips
   * before. Factors of single qubits and couplers are left out.
   */
  public static Copying of(BellWeights pair, NoiseModel bulk) {
    double flip = rate(bulk, Op.M, Cause.MEASUREMENT);
    double record = rate(bulk, Op.M, Cause.RECORD);
    double wrong = flip * (1 - record) + record * (1 - flip);
    return new Copying(pair, rate(bulk, Op.CX, Cause.TWO_QUBIT), wrong, wrong, Waiting.NONE, 0);
  }

  private static double rate(NoiseModel bulk, Op op, Cause cause) {
    return bulk.gates()
        .getOrDefault(op, Map.of())
        .getOrDefault(cause, bulk.rates().getOrDefault(cause, 0.0));
  }

  public Copying with(Waiting its) {
    return new Copying(pair, gate, readout, undoing, its, failure);
  }

  public Copying failing(double chance) {
    return new Copying(pair, gate, readout, undoing, waiting, chance);
  }

  /**
   * What making the copy does, on root and copy: arguments of PAULI_CHANNEL_2. A copy in X is one
   * in Z with X and Z exchanged, of the pair too.
   */
  double[] channel(Root root) {
    BellWeights its =
        root == Root.CONTROL ? pair : new BellWeights(pair.i(), pair.x(), pair.z(), pair.y());
    PauliWeights weights = TeleportedGate.copy(its, gate, readout);
    double[] channel = new double[15];
    for (int c = 1; c < 16; c++) {
      double p = weights.of(turned(LETTERS[c / 4], root), turned(LETTERS[c % 4], root));
      channel[c - 1] = Math.max(0, p); // weights of pairs may be below 0 by rounding
    }
    return channel;
  }

  /** With X and Z exchanged, if the copy is one in X. */
  private static int turned(int pauli, Root root) {
    return root == Root.CONTROL ? pauli : pauli / 2 + pauli % 2 * 2;
  }
}
