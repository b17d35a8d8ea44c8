package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/**
 * Two detectors of equal make behind the beam splitter. Their efficiency is part of the arms.
 *
 * @param dark chance that one of them fires without a photon in one window, in [0, 1)
 * @param numberResolving whether two photons in one detector are told from one; a dark count in a
 *     detector that a photon fires goes unseen all the same
 */
public record Detectors(double dark, boolean numberResolving) {
  public Detectors {
    if (!(dark >= 0 && dark < 1)) {
      throw new IllegalArgumentException("a dark count has a chance in [0, 1), not " + dark);
    }
  }

  Click look(Photocount photons, RandomStream chance) {
    return look(photons, Click.NO_HERALD, chance);
  }

  /**
   * @param blind a detector in its dead time, which sees nothing and fires for nothing
   */
  Click look(Photocount photons, Click blind, RandomStream chance) {
    boolean plus = fires(photons.plus(), chance) && blind != Click.PLUS;
    boolean minus = fires(photons.minus(), chance) && blind != Click.MINUS;
    boolean two = numberResolving && (photons.plus() > 1 || photons.minus() > 1);
    if (plus == minus || two) {
      return Click.NO_HERALD;
    }
    return plus ? Click.PLUS : Click.MINUS;
  }

  private boolean fires(int photons, RandomStream chance) {
    boolean darkCount = chance.nextBoolean(dark);
    return darkCount || photons > 0;
  }
}
