package bellhop.compiler.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Puts the steps of a program into an order in which few copies live at once: all that needs no
 * copy, or only living ones, comes as soon as it may; then the copy is made that has the fewest
 * uses which must still wait. Copies are a plan's; that they could end early is not considered.
 */
public final class Reordering {
  /** Gates that are looked at when a copy must be chosen. */
  private static final int LOOKED_AT = 256;

  /** In place of a copy: none is needed. */
  public static final int NO_COPY = -1;

  private final Lowered lowered;
  private final Precedence precedence;
  private final int[] copy;
  private final int[] uses;
  private final int[] readyUses;
  private final boolean[] lives;
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private final List<Integer> blocked = new ArrayList<>();
  private final List<Step> ordered = new ArrayList<>();
  private final List<Integer> nowReady = new ArrayList<>();

  private Reordering(Lowered lowered, int[] copy, IntUnaryOperator slice) {
    this.lowered = lowered;
    this.copy = copy;
    precedence = Precedence.of(lowered, slice);
    int copies = 1 + Arrays.stream(copy).max().orElse(NO_COPY);
    uses = new int[copies];
    readyUses = new int[copies];
    lives = new boolean[copies];
    for (int c : copy) {
      if (c != NO_COPY) {
        uses[c]++;
      }
    }
  }

  /**
   * The same program in another order; its interactions are numbered anew and remember their
   * numbers in the source.
   *
   * @param copy by 2·gate + operand: the copy that stands in for it, or {@link #NO_COPY}
   * @param slice of each interaction; they keep their order
   */
  public static Lowered of(Lowered lowered, int[] copy, IntUnaryOperator slice) {
    Reordering reordering = new Reordering(lowered, copy, slice);
    reordering.run();
    return reordering.result();
  }

  private void run() {
    for (int i = 0; i < lowered.steps().size(); i++) {
      if (precedence.isReady(i)) {
        ready(i);
      }
    }
    while (ordered.size() < lowered.steps().size()) {
      if (free.isEmpty()) {
        open(cheapest());
      } else {
        take(free.poll());
      }
    }
  }

  private void ready(int step) {
    boolean isFree = true;
    if (lowered.steps().get(step) instanceof Step.Interact gate) {
      for (int operand = 0; operand < 2; operand++) {
        int c = copy[2 * gate.number() + operand];
        if (c != NO_COPY) {
          readyUses[c]++;
          isFree &= lives[c];
        }
      }
    }
    if (isFree) {
      free.add(step);
    } else {
      blocked.add(step);
    }
  }

  private void take(int step) {
    ordered.add(lowered.steps().get(step));
    if (lowered.steps().get(step) instanceof Step.Interact gate) {
      for (int operand = 0; operand < 2; operand++) {
        int c = copy[2 * gate.number() + operand];
        if (c != NO_COPY) {
          readyUses[c]--;
          uses[c]--;
        }
      }
    }
    nowReady.clear();
    precedence.done(step, nowReady);
    nowReady.forEach(this::ready);
  }

  /** The gate whose missing copies have the fewest uses that must wait; of equal ones the first. */
  private int cheapest() {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < Math.min(LOOKED_AT, blocked.size()); i++) {
      int gate = gate(blocked.get(i));
      int waiting = 0;
      for (int operand = 0; operand < 2; operand++) {
        int c = copy[2 * gate + operand];
        waiting += c == NO_COPY || lives[c] ? 0 : 1 + 2 * (uses[c] - readyUses[c]);
      }
      if (waiting < least) {
        least = waiting;
        best = gate;
      }
    }
    return best;
  }

  private void open(int gate) {
    for (int operand = 0; operand < 2; operand++) {
      int c = copy[2 * gate + operand];
      if (c != NO_COPY) {
        lives[c] = true;
      }
    }
    blocked.removeIf(step -> {
      boolean isFree = isServed(gate(step));
      if (isFree) {
        free.add(step);
      }
      return isFree;
    });
  }

  private boolean isServed(int gate) {
    return (copy[2 * gate] == NO_COPY || lives[copy[2 * gate]])
        && (copy[2 * gate + 1] == NO_COPY || lives[copy[2 * gate + 1]]);
  }

  private int gate(int step) {
    return ((Step.Interact) lowered.steps().get(step)).number();
  }

  private Lowered result() {
    List<Step> steps = new ArrayList<>(ordered.size());
    int next = 0;
    for (Step step : ordered) {
      steps.add(
          step instanceof Step.Interact gate
              ? new Step.Interact(next++, gate.sourceNumber(), gate.call(), gate.guard())
              : step);
    }
    return new Lowered(
        lowered.program(),
        steps,
        lowered.interactionCount(),
        lowered.guardCount(),
        lowered.loopLines(),
        lowered.measuredAtEnd());
  }
}
