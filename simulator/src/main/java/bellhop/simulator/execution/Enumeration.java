package bellhop.simulator.execution;

import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All outcomes with their exact chances, by amplitudes without noise. Results that nothing depends
 * on are read off the final amplitudes together; each other result of the program splits the
 * history in two, and the program is walked once for each history. Results that serve communication
 * alone change nothing and fall as they like. It gives up beyond a number of amplitude updates, not
 * of seconds.
 */
final class Enumeration implements Ideal {
  private static final int MOST_QUBITS = 22;
  private static final double MOST_UPDATES = 4e9;
  private static final long MOST_ENTRIES = 1L << 22;
  private static final double NEVER = 1e-12;

  private final List<Leaf> leaves;

  private Enumeration(List<Leaf> leaves) {
    this.leaves = leaves;
  }

  static Optional<Enumeration> find(Plan plan) {
    if (plan.wireCount() > MOST_QUBITS) {
      return Optional.empty();
    }
    return new Search(plan).find();
  }

  @Override
  public double probability(String outcome) {
    double sum = 0;
    for (Leaf leaf : leaves) {
      sum += leaf.probability(outcome);
    }
    return sum;
  }

  @Override
  public String likeliest() {
    SortedMap<String, Double> sums = new TreeMap<>();
    for (Leaf leaf : leaves) {
      double floor = leaves.size() == 1 ? leaf.highest() - NEVER : NEVER;
      for (int i = 0; i < leaf.size(); i++) {
        if (leaf.probability(i) >= floor) {
          sums.merge(leaf.outcome(i), leaf.probability(i), Double::sum);
        }
      }
    }
    double best = sums.values().stream().mapToDouble(p -> p).max().orElse(0);
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() >= best - NEVER)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @Override
  public Optional<double[]> chances(int most) {
    SortedMap<String, Double> sums = new TreeMap<>();
    for (Leaf leaf : leaves) {
      for (int i = 0; i < leaf.size(); i++) {
        if (leaf.probability(i) > NEVER) {
          sums.merge(leaf.outcome(i), leaf.probability(i), Double::sum);
          if (sums.size() > most) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(sums.values().stream().mapToDouble(p -> p).toArray());
  }

  /** A result that splits histories: the one that is followed, and the chance of 1. */
  private record Fork(int value, double one) {
    double chance() {
      return value == 1 ? one : 1 - one;
    }

    boolean hasOther() {
      return value == 0 && one > NEVER;
    }
  }

  /** Walks history after history, the first untried fork from the end changed each time. */
  private static final class Search {
    private final Plan plan;
    private final Registers registers;
    private final FoldedMachine machine;
    private final Bits bits;
    private final Walk walk;
    private final List<Fork> forks = new ArrayList<>();
    private final List<Step.Measure> open = new ArrayList<>();
    private int nextFork;
    private double updates;
    private long entries;

    Search(Plan plan) {
      this.plan = plan;
      registers = new Registers(plan.program);
      Chance chance = new Chance(new Seed(0), plan.turnCount);
      Ledger ledger = new Ledger();
      machine = new FoldedMachine(plan, Noise.OFF, chance, ledger, new Waits());
      bits = new Bits(plan);
      walk = new History(plan, chance, ledger);
    }

    Optional<Enumeration> find() {
      List<Leaf> leaves = new ArrayList<>();
      do {
        walk();
        entries += 1L << Math.min(40, open.size());
        updates += (double) plan.steps.length * (1L << plan.wireCount());
        if (updates > MOST_UPDATES || entries > MOST_ENTRIES) {
          return Optional.empty();
        }
        leaves.add(leaf());
      } while (advance());
      return Optional.of(new Enumeration(leaves));
    }

    private boolean advance() {
      while (!forks.isEmpty() && !forks.getLast().hasOther()) {
        forks.removeLast();
      }
      if (forks.isEmpty()) {
        return false;
      }
      Fork last = forks.removeLast();
      return forks.add(new Fork(1, last.one));
    }

    private void walk() {
      open.clear();
      nextFork = 0;
      walk.run(Times.atOnce());
    }

    /** Of one history. What serves communication alone does not matter. */
    private final class History extends Walk {
      History(Plan plan, Chance chance, Ledger ledger) {
        super(plan, Noise.OFF, chance, ledger, machine, bits);
      }

      @Override
      void measure(Step.Measure measure, Times times) {
        if (!bits.allows(measure.qpu(), measure.guard())) {
          return;
        }
        machine.arrive(measure.qubit(), 0);
        if (measure.last()) {
          open.add(measure);
          return;
        }
        double u = measure.isCommunication() ? 0.5 : fork(measure.qubit());
        bits.set(measure.qpu(), measure.cell(), machine.measure(measure.qubit(), u));
      }

      @Override
      void reset(Step.Reset reset, Times times) {
        if (bits.allows(reset.qpu(), reset.guard())) {
          machine.reset(reset.qubit(), fork(reset.qubit()));
        }
      }

      @Override
      double draw(int turn) {
        return 0;
      }
    }

    /** A draw that makes the result the one of the history. */
    private double fork(int qubit) {
      double one = machine.branches().chanceOfOne(qubit);
      if (one <= NEVER || one >= 1 - NEVER) {
        return one <= NEVER ? 1 - NEVER : 0;
      }
      if (nextFork == forks.size()) {
        forks.add(new Fork(0, one));
      }
      return forks.get(nextFork++).value() == 1 ? 0 : StrictMath.nextDown(1.0);
    }

    private Leaf leaf() {
      char[] text = registers.write(bits).toCharArray();
      int[] bitAt = new int[text.length];
      Arrays.fill(bitAt, -1);
      List<Integer> wires = new ArrayList<>();
      for (Step.Measure measure : open) {
        List<Integer> places = registers.positions(measure.qpu(), measure.cell());
        if (!places.isEmpty()) {
          read(measure.qubit(), places, text, bitAt, wires);
        }
      }
      return new Leaf(new String(text), bitAt, marginal(wires));
    }

    private void read(
        int qubit, List<Integer> places, char[] text, int[] bitAt, List<Integer> wires) {
      Branches branches = machine.branches();
      boolean known = branches.isKnown(qubit);
      for (int place : places) {
        text[place] = known && branches.value(qubit) == 1 ? '1' : '0';
        bitAt[place] = known ? -1 : wires.size();
      }
      if (!known) {
        wires.add(branches.ownWire(qubit));
      }
    }

    private double[] marginal(List<Integer> wires) {
      double weight = 1;
      for (Fork fork : forks) {
        weight *= fork.chance();
      }
      if (wires.isEmpty()) {
        return new double[] {weight};
      }
      Wires amplitudes = machine.branches().wires();
      double[] all =
          amplitudes.join(wires.stream().mapToInt(wire -> wire).toArray()).probabilities();
      double[] result = new double[1 << wires.size()];
      for (int i = 0; i < all.length; i++) {
        int index = 0;
        for (int k = 0; k < wires.size(); k++) {
          index |= ((i >> amplitudes.qubit(wires.get(k))) & 1) << k;
        }
        result[index] += weight * all[i];
      }
      return result;
    }
  }
}
