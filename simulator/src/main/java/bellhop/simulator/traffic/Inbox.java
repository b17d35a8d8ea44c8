package bellhop.simulator.traffic;

import bellhop.protocol.path.NodeInput;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs on their way to nodes, by a number that an event can carry. Rows are used again. */
final class Inbox {
  /** For inputs that a node takes whatever happened to it in between. */
  static final int ANY_LIFE = -1;

  private @Nullable NodeInput[] inputs = new NodeInput[64];
  private int[] lives = new int[64];
  private int[] free = new int[64];
  private int freeCount;
  private int size;

  /**
   * @param life of the node, which a restart ends; or ANY_LIFE
   */
  int add(NodeInput input, int life) {
    int at = freeCount > 0 ? free[--freeCount] : next();
    inputs[at] = input;
    lives[at] = life;
    return at;
  }

  private int next() {
    if (size == inputs.length) {
      inputs = Arrays.copyOf(inputs, 2 * size);
      lives = Arrays.copyOf(lives, 2 * size);
      free = Arrays.copyOf(free, 2 * size);
    }
    return size++;
  }

  int life(int at) {
    return lives[at];
  }

  NodeInput take(int at) {
    NodeInput input = Objects.requireNonNull(inputs[at]);
    inputs[at] = null;
    free[freeCount++] = at;
    return input;
  }
}
