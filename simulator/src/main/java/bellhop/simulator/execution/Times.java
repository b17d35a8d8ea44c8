package bellhop.simulator.execution;

import bellhop.pair.End;
import bellhop.simulator.timeline.ShotTimes;
import java.util.List;

/** When everything of one shot happened, in ps; numbers as in {@link ShotTimes}. */
interface Times {
  /** Where something did not happen. */
  long NEVER = -1;

  long startPs(int instruction);

  long endPs(int instruction);

  long emissionPs(int pair);

  long handOverPs(int pair, End end);

  long intoMemoryPs(int pair);

  long outOfMemoryPs(int pair);

  long pulsePs(int pair);

  /** Attempts that disturb data qubits, in order of their ends. */
  List<ShotTimes.Burst> bursts();

  /** Those of a time line. */
  static Times of(ShotTimes shot) {
    return new Measured(shot);
  }

  /** Everything at once: for what chance and time have no part in. */
  static Times atOnce() {
    return AtOnce.INSTANCE;
  }

  record Measured(ShotTimes shot) implements Times {
    @Override
    public long startPs(int instruction) {
      return shot.startPs(instruction);
    }

    @Override
    public long endPs(int instruction) {
      return shot.endPs(instruction);
    }

    @Override
    public long emissionPs(int pair) {
      return shot.emissionPs(pair);
    }

    @Override
    public long handOverPs(int pair, End end) {
      return shot.handOverPs(pair, end);
    }

    @Override
    public long intoMemoryPs(int pair) {
      return shot.intoMemoryPs(pair);
    }

    @Override
    public long outOfMemoryPs(int pair) {
      return shot.outOfMemoryPs(pair);
    }

    @Override
    public long pulsePs(int pair) {
      return shot.pulsePs(pair);
    }

    @Override
    public List<ShotTimes.Burst> bursts() {
      return shot.bursts();
    }
  }

  enum AtOnce implements Times {
    INSTANCE;

    @Override
    public long startPs(int instruction) {
      return 0;
    }

    @Override
    public long endPs(int instruction) {
      return 0;
    }

    @Override
    public long emissionPs(int pair) {
      return 0;
    }

    @Override
    public long handOverPs(int pair, End end) {
      return 0;
    }

    @Override
    public long intoMemoryPs(int pair) {
      return NEVER;
    }

    @Override
    public long outOfMemoryPs(int pair) {
      return NEVER;
    }

    @Override
    public long pulsePs(int pair) {
      return 0;
    }

    @Override
    public List<ShotTimes.Burst> bursts() {
      return List.of();
    }
  }
}
