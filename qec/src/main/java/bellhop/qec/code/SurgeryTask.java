package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.seam.Axis;
import bellhop.qec.seam.Machines;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.List;
import java.util.OptionalInt;

/**
 * To make a logical Bell pair of two rotated patches by lattice surgery (Horsman, Fowler, Devitt,
 * Van Meter, New J. Phys. 14, 123011): ZZ or XX of both is measured by making them one patch for
 * some rounds. They are prepared in the other basis, so that the outcome is random and both
 * correlations of the pair are fixed: the one that was measured, and the one that both had before.
 *
 * <p>Both patches are measured for one round before they are joined and one after they are parted:
 * in between they are codes, as they are in a computation, and more rounds would only add memory.
 *
 * @param distance of each patch
 * @param joint which product is measured: Z for patches one above the other, X for patches side by
 *     side, with a line of data between
 * @param readout of all data at the end: in the joint basis the observable is the product of both
 *     logical operators and the outcome; in the other basis, that product and the data between
 * @param rounds in which both are one patch
 */
public record SurgeryTask(int distance, Basis joint, Basis readout, long rounds) implements Task {
  private static final int MOST = 1_000;
  private static final long MOST_ROUNDS = 1_000_000_000;
  private static final List<String> NAMES =
      List.of(
          "rotated_surgery_xx_made",
          "rotated_surgery_xx_kept",
          "rotated_surgery_zz_made",
          "rotated_surgery_zz_kept");

  /**
   * @throws InputException for a distance below 2 or above 1000, or a bad number of rounds
   */
  public SurgeryTask {
    Distances.require(distance, MOST);
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new InputException(
          Location.of("--rounds " + rounds),
          rounds < 1 ? "too few" : "too many",
          "patches are joined for 1 to 10^9 rounds",
          "as many as the distance are meant");
    }
  }

  /** Names of the tasks: what is measured, and which of both correlations is looked at. */
  public static List<String> tasks() {
    return NAMES;
  }

  /**
   * By name.
   *
   * @throws InputException for an unknown name, no distance, and numbers out of range
   */
  public static SurgeryTask of(String task, OptionalInt distance, long rounds) {
    if (!NAMES.contains(task)) {
      throw new InputException(
          Location.of("--task " + task),
          "an unknown name",
          "tasks of two patches go by names",
          Nearest.suggestion(task, NAMES));
    }
    int its =
        distance.orElseThrow(() ->
            new InputException(
                Location.of("--distance"),
                "missing",
                "two patches exist at every distance",
                "3 is meant"));
    Basis joint = task.contains("_xx_") ? Basis.X : Basis.Z;
    return new SurgeryTask(its, joint, task.endsWith("_made") ? joint : joint.other(), rounds);
  }

  @Override
  public StabilizerCircuit circuit() {
    return new PatchSurgery(patches(), merged(), joint, readout).circuit(rounds);
  }

  private RotatedLattice lattice() {
    int length = 2 * distance + 1;
    return joint == Basis.Z
        ? new RotatedLattice(distance, length)
        : new RotatedLattice(length, distance);
  }

  private Patch merged() {
    return lattice().whole();
  }

  private Patch patches() {
    return patch(0).and(patch(distance + 1));
  }

  private Patch patch(int from) {
    int to = from + distance;
    return lattice()
        .patch(
            joint == Basis.Z
                ? new RotatedLattice.Borders(0, distance, from, to)
                : new RotatedLattice.Borders(from, to, 0, distance));
  }

  /** The direction across the seam: patches whose ZZ is measured are one above the other. */
  public static Axis seam(Basis joint) {
    return joint == Basis.Z ? Axis.Y : Axis.X;
  }

  /**
   * A machine for each patch. The data between belong to the first one, with the checks on its side
   * of them; the checks on the other side belong to the second. So gates cross only while both are
   * one patch, and then 2·distance − 1 a round.
   *
   * @param circuit of this task
   */
  public Machines machines(StabilizerCircuit circuit) {
    Axis axis = seam(joint);
    return Machines.byPlace(circuit, at -> axis.of(at) < 2 * distance + 2 ? 0 : 1);
  }
}
