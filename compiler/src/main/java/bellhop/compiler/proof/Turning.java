package bellhop.compiler.proof;

import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How often loops turn in one run: as their conditions say, but not for ever, or by coins whatever
 * these say, so that bodies are seen that a condition rarely lets in. It keeps what the conditions
 * said, for the other side must say the same.
 */
final class Turning {
  /** Turns of one loop, and of all of a run together. */
  private static final int MOST_TURNS = 8;

  private static final int MOST_IN_ALL = 64;

  private enum Way {
    AS_SAID,
    BY_COINS,
    TWICE
  }

  private final Way way;
  private final RandomStream coins;
  private final List<Boolean> said = new ArrayList<>();
  private final List<Boolean> decisions = new ArrayList<>();
  private int turns;

  private Turning(Way way, RandomStream coins) {
    this.way = way;
    this.coins = coins;
  }

  static Turning asSaid(RandomStream coins) {
    return new Turning(Way.AS_SAID, coins);
  }

  static Turning byCoins(RandomStream coins) {
    return new Turning(Way.BY_COINS, coins);
  }

  /** Each loop twice: to see how large a run may be. */
  static Turning twice(RandomStream coins) {
    return new Turning(Way.TWICE, coins);
  }

  /**
   * Whether another turn follows.
   *
   * @param isTrue what the condition says
   * @param done turns of the loop since it was entered
   */
  boolean goesOn(boolean isTrue, int done) {
    boolean goesOn =
        switch (way) {
          case AS_SAID -> isTrue && done < MOST_TURNS && turns < MOST_IN_ALL;
          case BY_COINS -> coins.nextDouble() < 0.5 && done < MOST_TURNS && turns < MOST_IN_ALL;
          case TWICE -> done < 2;
        };
    said.add(isTrue);
    decisions.add(goesOn);
    turns += goesOn ? 1 : 0;
    return goesOn;
  }

  /** A loop on a path that is not taken. */
  void skip() {
    said.add(false);
    decisions.add(false);
  }

  /** What the conditions said, in program order. */
  List<Boolean> said() {
    return said;
  }

  List<Boolean> decisions() {
    return decisions;
  }
}
