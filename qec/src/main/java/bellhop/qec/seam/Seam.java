package bellhop.qec.seam;

import bellhop.qec.noise.Cause;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.EnumSet;
import java.util.Set;

/**
 * How gates of two qubits are done between machines, and with which noise instead of the bulk's.
 */
public sealed interface Seam {
  /** As if qubits of both machines met: DEPOLARIZE2 after each gate, and a Bell pair for it. */
  record Direct(double p) implements Seam {
    /**
     * @throws InputException for a probability out of range
     */
    public Direct {
      if (!(p >= 0 && p <= Cause.TWO_QUBIT.most())) {
        throw new InputException(
            Location.of("seam noise"),
            "the probability " + p,
            "it lies between 0 and " + Cause.TWO_QUBIT.most(),
            "");
      }
    }
  }

  /** A Bell pair for each CX: a copy of its control serves it alone. */
  record Teleported(Copying copying) implements Seam {}

  /**
   * A Bell pair for all CX of a packet, those of one check with the data of one other machine in
   * one round. A pair that flips the copy strikes all data of the packet together: cheap in pairs,
   * but along a logical operator it halves the distance. So which copies are shared is a choice.
   *
   * @param shared of which roots copies serve several gates; copies of the others serve one each
   */
  record Cat(Copying copying, Set<Root> shared) implements Seam {
    public Cat {
      shared = Set.copyOf(shared);
    }

    /** Every check's copy serves all of its gates. */
    public static Cat ofAll(Copying copying) {
      return new Cat(copying, EnumSet.allOf(Root.class));
    }

    /**
     * Shared only where that keeps the distance of rotated patches on both sides of a straight cut:
     * the data of a packet lie along the cut, and so must not be struck by what is an error of the
     * logical operator in that direction.
     *
     * @param axis across the cut, as in {@link Machines#middle}
     */
    public static Cat across(Copying copying, Axis axis) {
      return new Cat(copying, Set.of(axis == Axis.X ? Root.TARGET : Root.CONTROL));
    }
  }
}
