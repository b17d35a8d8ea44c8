package bellhop.simulator.execution;

import bellhop.units.RandomStream;
import bellhop.units.Seed;

/**
 * The quantum chance of one shot: a stream for each cause, so that a cause that is off shifts no
 * draw of another, and one draw for each turn of the program, taken beforehand, so that its results
 * do not depend on where it runs.
 */
final class Chance {
  private final Seed seed;
  private final double[] turns;
  private RandomStream communication;
  private RandomStream gates;
  private RandomStream pairs;
  private RandomStream waiting;
  private RandomStream measurement;
  private RandomStream phases;

  Chance(Seed seed, int turnCount) {
    this.seed = seed;
    turns = new double[turnCount];
    communication = seed.stream("communication");
    gates = communication;
    pairs = communication;
    waiting = communication;
    measurement = communication;
    phases = communication;
  }

  void start(long shot) {
    RandomStream outcomes = seed.stream("outcomes", shot);
    for (int i = 0; i < turns.length; i++) {
      turns[i] = outcomes.nextDouble();
    }
    communication = seed.stream("communication", shot);
    gates = seed.stream("noise/gates", shot);
    pairs = seed.stream("noise/pairs", shot);
    waiting = seed.stream("noise/waiting", shot);
    measurement = seed.stream("noise/measurement", shot);
    phases = seed.stream("noise/phases", shot);
  }

  /** The draw of a turn of the program. */
  double turn(int turn) {
    return turns[turn];
  }

  /** Results of measurements that serve communication. */
  RandomStream communication() {
    return communication;
  }

  RandomStream gates() {
    return gates;
  }

  RandomStream pairs() {
    return pairs;
  }

  RandomStream waiting() {
    return waiting;
  }

  RandomStream measurement() {
    return measurement;
  }

  /** Slow phases of links. */
  RandomStream phases() {
    return phases;
  }
}
