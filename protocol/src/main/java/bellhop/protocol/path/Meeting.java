package bellhop.protocol.path;

/**
 * How pairs of two links wait for each other at a relay that joins them at once, the oldest first,
 * and drops who has waited for too long. It knows rates and times, no states.
 *
 * <p>Closed form, for exponential times: while k pairs of one side wait the other side brings b a
 * second, and the own side a_k, less and less as its lanes are taken. That k wait and the oldest
 * has waited for v has the density P0 a_0…a_(k−1) v^(k−1)/(k−1)! e^(−bv) up to the cut-off, so all
 * sums are incomplete gamma functions. It satisfies the balance of every cut between k and k + 1:
 * a_k p_k = b p_(k+1) + what expires of k + 1. One lane a side without a cut-off is the maximum of
 * two exponential times, without a cut-off any number of lanes a birth-and-death chain.
 */
final class Meeting {
  private final Side left;
  private final Side right;

  /** Of the largest weight: they may exceed all numbers. */
  private final double scale;

  private final double ofLeft;
  private final double ofRight;
  private final double ofNone;

  /**
   * The pairs of one link, ready to be joined.
   *
   * @param perSecond while no lane is taken
   * @param lanes pairs that it can hold, at least 1
   * @param bursts lanes that can attempt at a time: so many may be taken before it gets slower
   * @param patienceS how long a pair waits, above 0, may be infinite
   */
  record Side(double perSecond, int lanes, int bursts, double patienceS) {
    private double perSecond(int taken) {
      return perSecond * Math.min(1, (double) (lanes - taken) / bursts);
    }
  }

  Meeting(Side left, Side right) {
    this.left = left;
    this.right = right;
    double[] first = logWeights(left, right.perSecond());
    double[] second = logWeights(right, left.perSecond());
    scale = Math.max(0, Math.max(largest(first), largest(second)));
    ofLeft = sum(first);
    ofRight = sum(second);
    ofNone = StrictMath.exp(-scale);
  }

  /** Whether it is the meeting of those two. */
  boolean isOf(Side itsLeft, Side itsRight) {
    return left.equals(itsLeft) && right.equals(itsRight);
  }

  /** Pairs that are joined in a second. */
  double ratePerSecond() {
    return (right.perSecond() * ofLeft + left.perSecond() * ofRight) / (ofNone + ofLeft + ofRight);
  }

  /** In how many of the joined pairs the left half, or the right one, was there first. */
  double shareFirst(boolean isLeft) {
    double joinedLeft = right.perSecond() * ofLeft;
    double joinedRight = left.perSecond() * ofRight;
    return (isLeft ? joinedLeft : joinedRight) / (joinedLeft + joinedRight);
  }

  /** Mean of e^(−sv) over the waits v of halves that were there first and joined; 1 if none is. */
  double meanDecay(boolean isLeft, double perSecond) {
    Side own = isLeft ? left : right;
    Side other = isLeft ? right : left;
    double all = isLeft ? ofLeft : ofRight;
    return all > 0 ? sum(logWeights(own, other.perSecond() + perSecond)) / all : 1;
  }

  /** Mean wait in s of the half that was there first, whichever it was, in joined pairs. */
  double meanWaitS() {
    return shareFirst(true) * meanWaitS(left, right.perSecond(), ofLeft)
        + shareFirst(false) * meanWaitS(right, left.perSecond(), ofRight);
  }

  private double meanWaitS(Side own, double other, double all) {
    double[] weights = logWeights(own, other);
    ErlangTail within = new ErlangTail(other * own.patienceS());
    double sum = 0;
    for (int k = 1; k <= own.lanes(); k++) {
      double now = within.atMost();
      within.next();
      double longer = now > 0 ? within.atMost() / now : 0;
      sum += StrictMath.exp(weights[k - 1] - scale) * k / other * longer;
    }
    return all > 0 ? sum / all : 0;
  }

  /** Of k = 1… waiting pairs of a side, the other one bringing so many a second. */
  private static double[] logWeights(Side own, double other) {
    double[] weights = new double[own.lanes()];
    ErlangTail within = new ErlangTail(other * own.patienceS());
    double product = 0;
    for (int k = 1; k <= weights.length; k++) {
      product += StrictMath.log(own.perSecond(k - 1) / other);
      weights[k - 1] = product + StrictMath.log(within.atMost());
      within.next();
    }
    return weights;
  }

  private static double largest(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double its : values) {
      largest = Math.max(largest, its);
    }
    return largest;
  }

  private double sum(double[] logs) {
    double sum = 0;
    for (double its : logs) {
      sum += StrictMath.exp(its - scale);
    }
    return sum;
  }

  /** The chance that k unit exponential times together are at most x, for k = 1, 2… */
  private static final class ErlangTail {
    /** Below it differences have lost their digits. */
    private static final double SMALL = 1e-6;

    private final double x;
    private int k = 1;

    /** x^k e^(−x) / k! */
    private double term;

    private double atMost;

    ErlangTail(double x) {
      this.x = x;
      term = x < Double.POSITIVE_INFINITY ? x * StrictMath.exp(-x) : 0;
      atMost = -StrictMath.expm1(-x);
    }

    double atMost() {
      return atMost;
    }

    void next() {
      atMost -= term;
      k++;
      term = term == 0 ? 0 : term * x / k;
      if (atMost < SMALL) {
        atMost = series();
      }
    }

    private double series() {
      double sum = term;
      double its = term;
      for (int n = k + 1; its > SMALL * SMALL * sum; n++) {
        its *= x / n;
        sum += its;
      }
      return sum;
    }
  }
}
