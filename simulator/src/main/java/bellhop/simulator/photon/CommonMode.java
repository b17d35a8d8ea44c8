package bellhop.simulator.photon;

import bellhop.pair.End;
import bellhop.units.RandomStream;

/**
 * Photons of a given visibility: that of B is √V in the mode of A and √(1−V) in an orthogonal one,
 * and a detector's record is the mode. Where the visibility comes from is not asked.
 *
 * @param visibility V, in [0, 1]
 */
public record CommonMode(double visibility) implements Photons {
  private static final double SHARED = 0;
  private static final double OTHER = 1;

  public CommonMode {
    if (!(visibility >= 0 && visibility <= 1)) {
      throw new IllegalArgumentException("a visibility lies in [0, 1], not " + visibility);
    }
  }

  @Override
  public Attempt attempt(RandomStream chance) {
    return () -> new Modes(visibility, chance);
  }

  private record Modes(double visibility, RandomStream chance) implements Meeting {
    @Override
    public double record(End end) {
      return end == End.A || chance.nextBoolean(visibility) ? SHARED : OTHER;
    }

    @Override
    public double re(End end, double record) {
      double share = record == SHARED ? visibility : 1 - visibility;
      double alone = record == SHARED ? 1 : 0;
      return end == End.A ? alone : StrictMath.sqrt(share);
    }

    @Override
    public double im(End end, double record) {
      return 0;
    }
  }
}
