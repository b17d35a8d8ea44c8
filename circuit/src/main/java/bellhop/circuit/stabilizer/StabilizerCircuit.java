package bellhop.circuit.stabilizer;

import java.util.ArrayList;
import java.util.List;

/**
 * A stabilizer circuit in the language of Stim, as data. Qubits are not declared and begin in |0⟩;
 * results are appended to one record. It says what is done, not what comes of it.
 */
public final class StabilizerCircuit {
  public static final StabilizerCircuit EMPTY = new StabilizerCircuit(List.of());

  private final List<Step> steps;
  private final Counts counts;

  public StabilizerCircuit(List<Step> steps) {
    this.steps = List.copyOf(steps);
    counts = steps.stream().map(Counts::of).reduce(Counts.NONE, Counts::and);
  }

  public List<Step> steps() {
    return steps;
  }

  Counts counts() {
    return counts;
  }

  /** One more than the largest qubit. */
  public int qubitCount() {
    return counts.qubits();
  }

  /** Results of one shot; {@link Long#MAX_VALUE} if a long is too small. */
  public long recordCount() {
    return counts.records();
  }

  /** Likewise. */
  public long detectorCount() {
    return counts.detectors();
  }

  /** One more than the largest observable. */
  public long observableCount() {
    return counts.observables();
  }

  /** One more than the largest sweep bit. */
  public int sweepBitCount() {
    return counts.sweepBits();
  }

  /** Likewise as {@link #recordCount}. */
  public long tickCount() {
    return counts.ticks();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StabilizerCircuit its && its.steps.equals(steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  /** As it is written, see {@link CircuitWriter}. */
  @Override
  public String toString() {
    return CircuitWriter.text(this);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Writes down a circuit step by step. */
  public static final class Builder {
    private final List<Step> steps = new ArrayList<>();

    private Builder() {}

    public Builder add(Step step) {
      steps.add(step);
      return this;
    }

    public Builder add(Op op, int... targets) {
      return add(Step.Apply.of(op, targets));
    }

    public Builder add(Op op, double argument, int... targets) {
      return add(Step.Apply.of(op, argument, targets));
    }

    public Builder repeat(long times, StabilizerCircuit body) {
      return add(new Step.Repeat(times, "", body));
    }

    public StabilizerCircuit build() {
      return new StabilizerCircuit(steps);
    }
  }
}
