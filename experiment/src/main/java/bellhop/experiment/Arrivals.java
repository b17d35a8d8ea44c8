package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;

/**
 * When the requests of one line come, and between which of its ends, one after another; only the
 * next one is known. The same line and seed give the same ones. It does not know who the ends are.
 */
final class Arrivals {
  private final int line;
  private final Traffic traffic;
  private final int ends;
  private final double seconds;
  private final RandomStream when;
  private final RandomStream who;
  private long drawn;
  private double afterS;
  private long atPs;
  private int pick;

  /**
   * @param ends number of pairs of QPUs that the line is about
   */
  Arrivals(int line, Scenario scenario, int ends, Seed seed) {
    this.line = line;
    this.ends = ends;
    traffic = scenario.traffic().get(line);
    seconds = scenario.duration().minus(traffic.start()).seconds();
    when = seed.stream("traffic/arrivals", line);
    who = seed.stream("traffic/ends", line);
  }

  int line() {
    return line;
  }

  /** Of the next request. */
  long atPs() {
    return atPs;
  }

  /** Number of its ends, from 0. */
  int pick() {
    return pick;
  }

  /** Goes to the next request; false if there is none. */
  boolean findNext() {
    boolean isOne =
        switch (traffic.arrivals()) {
          case Traffic.Poisson(double rate) -> poisson(rate);
          case Traffic.Steady(double rate) -> steady(rate);
          case Traffic.Stream _ -> each();
          case Traffic.Once _ -> each();
        };
    drawn++;
    return isOne;
  }

  private boolean poisson(double rate) {
    double next = afterS - StrictMath.log(when.nextPositive()) / rate;
    return next < seconds && set(next, who.nextInt(ends));
  }

  private boolean steady(double rate) {
    double next = drawn / rate;
    return next < seconds && set(next, (int) (drawn % ends));
  }

  /** A program is executed once, whatever the number of its pairs. */
  private boolean each() {
    if (traffic.ends() instanceof Traffic.OfProgram) {
      return seconds > 0 && drawn == 0 && set(0, 0);
    }
    return seconds > 0 && drawn < ends && set(0, (int) drawn);
  }

  private boolean set(double next, int itsPick) {
    afterS = next;
    atPs = Time.ZERO.plus(traffic.start()).plus(Span.seconds(next)).picos();
    pick = itsPick;
    return true;
  }
}
