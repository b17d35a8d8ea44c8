package bellhop.qec.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * All that chance can do in a shot, one after the other, each with its probability: a walk in depth
 * through the answers.
 */
final class AllChances implements Chance {
  /** Answers to the questions of this shot. */
  private final List<Integer> answers = new ArrayList<>();

  /** The largest answer to each. */
  private final List<Integer> last = new ArrayList<>();

  private int asked;
  private double probability = 1;

  /** Of the answers so far. */
  double probability() {
    return probability;
  }

  /** Goes to the next shot; false after the last. */
  boolean next() {
    while (!answers.isEmpty() && answers.getLast().equals(last.getLast())) {
      answers.removeLast();
      last.removeLast();
    }
    if (answers.isEmpty()) {
      return false;
    }
    answers.set(answers.size() - 1, answers.getLast() + 1);
    asked = 0;
    probability = 1;
    return true;
  }

  @Override
  public boolean happens(double p) {
    if (p <= 0 || p >= 1) {
      return p >= 1;
    }
    boolean answer = answer(2) == 1;
    probability *= answer ? p : 1 - p;
    return answer;
  }

  @Override
  public int pick(Channel channel) {
    int slots = channel.limits().length;
    int answer = answer(2 * slots);
    int slot = answer / 2;
    double own = (channel.limits()[slot] >>> 1) * 0x1p-63;
    boolean isOwn = answer % 2 == 0;
    probability *= (isOwn ? own : 1 - own) / slots;
    return isOwn ? channel.paulis()[slot] : channel.others()[slot];
  }

  private int answer(int count) {
    if (asked == answers.size()) {
      answers.add(0);
      last.add(count - 1);
    }
    return answers.get(asked++);
  }
}
