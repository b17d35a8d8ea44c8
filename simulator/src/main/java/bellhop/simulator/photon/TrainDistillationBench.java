package bellhop.simulator.photon;

import bellhop.units.RandomStream;
import bellhop.units.Span;
import bellhop.units.Time;
import org.jspecify.annotations.Nullable;

/**
 * A link of two memories that spends every second pair to check the other one (experiment E4 of
 * arXiv 2504.01290). The younger pair is measured; its memory sends again at once, while the result
 * of the check is under way and the older pair waits for it.
 *
 * @param arm from each end to the station, in m
 * @param fidelity of a new Werner pair
 * @param lifetime of the memories in s; infinite for perfect ones
 */
public record TrainDistillationBench(double arm, double fidelity, double lifetime) {
  /**
   * What a run came to.
   *
   * @param checks pairs of pairs that were spent
   * @param kept pairs that passed
   * @param wanted of these, the ones in the wanted state when both ends know
   * @param end when the last check was made
   */
  public record Outcome(long checks, long kept, long wanted, Time end) {
    /** Share of checks that pass. */
    public double success() {
      return (double) kept / checks;
    }

    /** Share of the passed pairs that are right. */
    public double fidelity() {
      return (double) wanted / kept;
    }
  }

  /** One run until so many pairs have passed. */
  public Outcome run(long pairs, RandomStream chance) {
    Run run = new Run(chance);
    while (run.kept < pairs) {
      run.fill();
      run.check();
    }
    return new Outcome(run.checks, run.kept, run.wanted, run.checked);
  }

  private final class Run {
    private final RandomStream chance;
    private final TrainStation station = new TrainStation(arm, arm);
    private final TrainStation.Trains trains;
    private final Span round = station.round(1).plus(TrainStation.GAP);
    private Time now = Time.ZERO;
    private Time checked = Time.ZERO;
    private @Nullable FadingPair older;
    private @Nullable FadingPair younger;
    private long checks;
    private long kept;
    private long wanted;

    Run(RandomStream chance) {
      this.chance = chance;
      trains = station.trains(chance);
    }

    /** Sends until both memories hold a pair. */
    void fill() {
      while (older == null) {
        sendBoth();
      }
      while (younger == null) {
        younger = send();
      }
    }

    /** A train of two photons out of two empty memories. */
    private void sendBoth() {
      Time second = now.plus(TrainStation.SPACING);
      FadingPair a = trains.meet() ? FadingPair.werner(fidelity, now, chance) : null;
      FadingPair b = trains.meet() ? FadingPair.werner(fidelity, second, chance) : null;
      older = a == null ? b : a;
      younger = a == null ? null : b;
      now = second.plus(round);
    }

    private @Nullable FadingPair send() {
      FadingPair pair = trains.meet() ? FadingPair.werner(fidelity, now, chance) : null;
      now = now.plus(round);
      return pair;
    }

    /** CNOTs from the older to the younger pair at both ends, which is read: equal bits pass. */
    void check() {
      checked = now;
      FadingPair keep = held(older).until(now, lifetime, chance);
      FadingPair spent = held(younger).until(now, lifetime, chance);
      checks++;
      Time told = now.plus(TrainStation.flight(2 * arm));
      if (keep.flip() == spent.flip()) {
        kept++;
        FadingPair passed = new FadingPair(keep.flip(), keep.sign() ^ spent.sign(), now);
        wanted += passed.until(told, lifetime, chance).isWanted() ? 1 : 0;
      }
      older = send();
      younger = null;
    }

    private static FadingPair held(@Nullable FadingPair pair) {
      if (pair == null) {
        throw new IllegalStateException("a check needs two pairs");
      }
      return pair;
    }
  }
}
