package bellhop.simulator.photon;

import bellhop.units.RandomStream;
import bellhop.units.Span;
import bellhop.units.Time;

/**
 * Two links of one memory that make a perfect pair each, side by side, and a relay that joins them
 * (experiment E3 of arXiv 2504.01290). Faults are drawn as Paulis, so a run ends with the wanted
 * pair or with another Bell state.
 *
 * @param arm from each node to the station of its link, in m
 * @param gate chance that the relay's CNOT errs, by one of 15 pairs of Paulis at random
 * @param readout chance that one of its two outcomes is wrong
 * @param lifetime of the memories in s; infinite for perfect ones
 */
public record TrainSwapBench(double arm, double gate, double readout, double lifetime) {
  /** One run: whether both ends come to hold the wanted pair. */
  public boolean run(RandomStream chance) {
    TrainStation station = new TrainStation(arm, arm);
    Time left = emitted(station, chance);
    Time right = emitted(station, chance);
    Span round = station.round(1);
    Time joined = (left.compareTo(right) > 0 ? left : right).plus(round);
    FadingPair whole =
        swap(
            new FadingPair(false, false, left).until(joined, lifetime, chance),
            new FadingPair(false, false, right).until(joined, lifetime, chance),
            joined,
            chance);
    Time told = joined.plus(TrainStation.flight(2 * arm));
    return whole.until(told, lifetime, chance).isWanted();
  }

  /** When a link emits the photons of its first pair. */
  private static Time emitted(TrainStation station, RandomStream chance) {
    TrainStation.Trains trains = station.trains(chance);
    Span round = station.round(1).plus(TrainStation.GAP);
    Time now = Time.ZERO;
    while (!trains.meet()) {
      now = now.plus(round);
    }
    return now;
  }

  /**
   * CNOT from the half of one pair to that of the other, the first read in X, the second in Z. A
   * Pauli after the gate flips what it does not commute with.
   */
  private FadingPair swap(FadingPair first, FadingPair second, Time now, RandomStream chance) {
    boolean sign = first.sign() ^ second.sign();
    boolean flip = first.flip() ^ second.flip();
    if (chance.nextBoolean(gate)) {
      int paulis = 1 + chance.nextInt(15);
      sign ^= (paulis & 1) != 0;
      flip ^= (paulis & 2) != 0;
    }
    sign ^= chance.nextBoolean(readout);
    flip ^= chance.nextBoolean(readout);
    return new FadingPair(flip, sign, now);
  }
}
