package bellhop.simulator.photon;

import bellhop.units.RandomStream;
import bellhop.units.Span;
import bellhop.units.Time;

/**
 * A link that is asked for pairs, train by train (experiments E1 and E2 of arXiv 2504.01290). The
 * request and its answer run between the ends and to the station first; a memory is free again when
 * the outcome of its photon is known.
 *
 * @param memories at each end, photons of a train
 */
public record TrainLinkBench(TrainStation station, int memories) {
  /** One run: the time until there are so many pairs. */
  public Time run(int pairs, RandomStream chance) {
    TrainStation.Trains trains = station.trains(chance);
    Time now = Time.ZERO.plus(setUp());
    Span round = station.round(memories).plus(TrainStation.GAP);
    int made = 0;
    while (made < pairs) {
      made += trains.send(memories);
      now = now.plus(round);
    }
    return now;
  }

  /** There and back between the ends, and once to the further end. */
  private Span setUp() {
    double ways = 2 * (station.armA() + station.armB());
    return TrainStation.flight(ways + StrictMath.max(station.armA(), station.armB()));
  }
}
