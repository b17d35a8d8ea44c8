package bellhop.experiment;

/**
 * Who looks on while a command works: tells wall-clock time, may end it early, and is told how far
 * it is. Nothing of it reaches a result but fields with {@code wall} in their names and {@code
 * deadline_hit}.
 */
public interface Watch {
  /** No clock, no end, no interest. */
  Watch NONE =
      new Watch() {
        @Override
        public double wallSeconds() {
          return 0;
        }

        @Override
        public boolean isTimeUp() {
          return false;
        }

        @Override
        public void stage(String name, long total) {}

        @Override
        public void done(long count) {}
      };

  /** Seconds since any fixed moment. */
  double wallSeconds();

  /** Asked from any thread. */
  boolean isTimeUp();

  /**
   * A new stage of the work begins.
   *
   * @param total how much it is, or 0 where nobody knows
   */
  void stage(String name, long total);

  /** How much of the stage is done; told from any thread. */
  void done(long count);
}
