package bellhop.simulator.execution;

import bellhop.distributed.Instruction;
import bellhop.state.CliffordAction;
import bellhop.state.PauliFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The outcomes of a Clifford program of any size: a reference outcome, and the patterns by which
 * fair coins flip it. Each place where chance enters, a Z on a fresh, measured or reset qubit, is
 * one column of Pauli frames; carrying it through the program tells which results it flips. So the
 * outcomes are an affine space over bits, each as likely as the other. Programs whose feedback is
 * not linear in the results are not of that kind.
 */
final class AffineOutcomes implements Ideal {
  private static final double MOST_READS = 1e9;

  private final String reference;

  /** Independent patterns, each with its own leading character that no other has. */
  private final List<BitSet> patterns;

  private AffineOutcomes(String reference, List<BitSet> patterns) {
    this.reference = reference;
    this.patterns = patterns;
  }

  static Optional<AffineOutcomes> find(Plan plan) {
    if (!Clifford.isClifford(plan) || !Clifford.isPauliFed(plan)) {
      return Optional.empty();
    }
    int sources = Carrier.sourceCount(plan);
    if ((double) sources * sources > MOST_READS) {
      return Optional.empty();
    }
    Carrier carrier = new Carrier(plan, Math.max(1, sources));
    return carrier.run()
        ? Optional.of(new AffineOutcomes(carrier.reference(), reduced(carrier.patterns())))
        : Optional.empty();
  }

  /** Gaussian elimination to reduced rows, by leading characters. */
  private static List<BitSet> reduced(List<BitSet> columns) {
    List<BitSet> rows = new ArrayList<>();
    for (BitSet column : columns) {
      BitSet rest = (BitSet) column.clone();
      for (BitSet row : rows) {
        if (rest.get(row.nextSetBit(0))) {
          rest.xor(row);
        }
      }
      if (!rest.isEmpty()) {
        int leading = rest.nextSetBit(0);
        for (BitSet row : rows) {
          if (row.get(leading)) {
            row.xor(rest);
          }
        }
        rows.add(rest);
      }
    }
    return rows;
  }

  @Override
  public double probability(String outcome) {
    if (outcome.length() != reference.length()) {
      return 0;
    }
    BitSet difference = new BitSet();
    for (int i = 0; i < outcome.length(); i++) {
      difference.set(i, outcome.charAt(i) != reference.charAt(i));
    }
    for (BitSet pattern : patterns) {
      if (difference.get(pattern.nextSetBit(0))) {
        difference.xor(pattern);
      }
    }
    return difference.isEmpty() ? StrictMath.pow(2, -patterns.size()) : 0;
  }

  /** All are alike, so the first in order: a 0 at each leading character. */
  @Override
  public String likeliest() {
    char[] first = reference.toCharArray();
    for (BitSet pattern : patterns) {
      if (first[pattern.nextSetBit(0)] == '1') {
        pattern.stream().forEach(i -> first[i] = first[i] == '1' ? '0' : '1');
      }
    }
    return new String(first);
  }

  @Override
  public Optional<double[]> chances(int most) {
    if (patterns.size() >= Integer.SIZE - 1 || 1 << patterns.size() > most) {
      return Optional.empty();
    }
    double[] alike = new double[1 << patterns.size()];
    Arrays.fill(alike, StrictMath.pow(2, -patterns.size()));
    return Optional.of(alike);
  }

  /** Carries one frame for each source through the program. */
  private static final class Carrier {
    private final Plan plan;
    private final Reference reference;
    private final PauliFrames frames;
    private final Differences differences;
    private final BitSet started = new BitSet();
    private final int sources;
    private int nextSource;

    Carrier(Plan plan, int sources) {
      this.plan = plan;
      this.sources = sources;
      reference = new Reference(plan);
      frames = new PauliFrames(plan.qubitCount(), sources);
      differences = new Differences(plan, frames.words());
    }

    /** One for each qubit that is touched, one more after each measurement or reset. */
    static int sourceCount(Plan plan) {
      BitSet touched = new BitSet();
      int count = 0;
      for (Step step : plan.steps) {
        switch (step) {
          case Step.Gate gate -> {
            for (int qubit : gate.qubits()) {
              touched.set(qubit);
            }
          }
          case Step.Measure measure -> {
            touched.set(measure.qubit());
            count++;
          }
          case Step.Reset reset -> {
            touched.set(reset.qubit());
            count++;
          }
          case Step.Request request -> {
            touched.set(request.qubit());
            count++;
          }
          case Step.Send _, Step.Receive _, Step.Compute _, Step.Decide _ -> {}
        }
      }
      return count + touched.cardinality();
    }

    boolean run() {
      boolean linear = true;
      for (int i = 0; linear && i < plan.steps.length; i++) {
        linear = step(i);
      }
      return linear;
    }

    private boolean step(int i) {
      switch (plan.steps[i]) {
        case Step.Gate gate -> gate(i, gate);
        case Step.Measure measure -> measure(i, measure);
        case Step.Reset reset -> clear(reset.qubit());
        case Step.Request request -> request(request);
        case Step.Send send -> differences.send(send);
        case Step.Receive receive -> differences.receive(receive);
        case Step.Decide _ -> throw new IllegalArgumentException("a loop has no such law");
        case Step.Compute compute -> {
          return differences.compute(compute);
        }
      }
      return true;
    }

    private void gate(int i, Step.Gate gate) {
      for (int qubit : gate.qubits()) {
        touch(qubit);
      }
      if (gate.guard() != Instruction.NO_GUARD) {
        frames.pauli(
            gate.qubits()[0],
            Paulis.find(gate.call().gate()),
            differences.of(gate.qpu(), gate.guard()));
        return;
      }
      CliffordAction action = reference.actions[i];
      if (action != null) {
        frames.apply(action, gate.qubits());
      }
    }

    private void touch(int qubit) {
      if (!started.get(qubit)) {
        started.set(qubit);
        frames.pauli(qubit, nextSource++, Paulis.Z);
      }
    }

    private void measure(int i, Step.Measure measure) {
      touch(measure.qubit());
      differences.set(measure.qpu(), measure.cell(), flips(measure.qubit()), reference.value[i]);
      frames.pauli(measure.qubit(), nextSource++, Paulis.Z);
    }

    private long[] flips(int qubit) {
      long[] flips = new long[frames.words()];
      for (int source = 0; source < sources; source++) {
        if (Paulis.flips(frames.frame(qubit, source))) {
          flips[source >> 6] |= 1L << source;
        }
      }
      return flips;
    }

    private void clear(int qubit) {
      touch(qubit);
      frames.pauli(qubit, Paulis.X, flips(qubit));
      frames.pauli(qubit, nextSource++, Paulis.Z);
    }

    private void request(Step.Request request) {
      clear(request.qubit());
      if (request.completes()) {
        plan.entangling(request.pair()).forEach(frames::apply);
      }
    }

    String reference() {
      return differences.reference();
    }

    /** By source, which characters of the outcome it flips. */
    List<BitSet> patterns() {
      List<BitSet> result = new ArrayList<>();
      for (int source = 0; source < nextSource; source++) {
        result.add(differences.pattern(source));
      }
      return result;
    }
  }
}
