package bellhop.qec.noise;

import static java.lang.StrictMath.pow;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Copies a circuit and writes the noise of a model between its instructions: before and after each
 * gate, and at each TICK for the qubits that the layer left alone. What comes after the last TICK
 * is a layer without idle noise: nothing looks at it.
 */
final class NoisyCopy {
  /**
   * Instructions that are copied for each of the source, and a number that is always allowed. A
   * turn that stands apart in each of many blocks in blocks doubles them.
   */
  private static final long MOST_FOR_EACH = 100;

  private static final long ALWAYS = 1_000_000;

  private final NoiseModel model;
  private final StabilizerCircuit source;
  private final BitSet qubits = new BitSet();
  private Layer layer = Layer.EMPTY;
  private long sourceCount;
  private long count;

  NoisyCopy(NoiseModel model, StabilizerCircuit source) {
    this.model = model;
    this.source = source;
    collect(source);
  }

  /** Qubits are those with a gate: indices may have gaps. */
  private void collect(StabilizerCircuit circuit) {
    sourceCount += circuit.steps().size();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply when isGate(apply.op()) ->
            Gate.of(apply)
                .forEach(gate -> {
                  for (int qubit : gate.qubits()) {
                    qubits.set(qubit);
                  }
                });
        case Step.Apply _ -> {}
        case Step.Repeat repeat -> collect(repeat.body());
      }
    }
  }

  private static boolean isGate(Op op) {
    return op.kind() != Op.Kind.NOISE && op.kind() != Op.Kind.ANNOTATION;
  }

  StabilizerCircuit copy() {
    return copy(source);
  }

  private StabilizerCircuit copy(StabilizerCircuit circuit) {
    StabilizerCircuit.Builder out = StabilizerCircuit.builder();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> copy(apply, out);
        case Step.Repeat repeat -> copy(repeat, out);
      }
    }
    return out.build();
  }

  /**
   * Its first turn may end a layer that began before the block. All later turns begin as the first
   * one ends, for what a turn adds to a layer without an end it has added by then.
   */
  private void copy(Step.Repeat repeat, StabilizerCircuit.Builder out) {
    Layer before = layer;
    StabilizerCircuit first = copy(repeat.body());
    if (repeat.times() == 1 || layer.equals(before)) {
      out.add(new Step.Repeat(repeat.times(), repeat.tag(), first));
      return;
    }
    StabilizerCircuit later = copy(repeat.body());
    if (first.equals(later)) {
      out.add(new Step.Repeat(repeat.times(), repeat.tag(), later));
    } else {
      out.add(new Step.Repeat(1, repeat.tag(), first));
      out.add(new Step.Repeat(repeat.times() - 1, repeat.tag(), later));
    }
  }

  private void copy(Step.Apply apply, StabilizerCircuit.Builder out) {
    if (++count > Math.max(ALWAYS, MOST_FOR_EACH * sourceCount)) {
      throw new InputException(
          Location.of("noise"),
          "more than " + (count - 1) + " instructions",
          "first turns stand apart where their idle qubits are others, and blocks are in blocks",
          "a TICK at the end of each block makes all turns equal");
    }
    if (RoundMark.isMark(apply)) {
      round(apply, out);
    } else if (apply.op() == Op.TICK) {
      idle(out);
      out.add(apply);
      layer = Layer.EMPTY;
    } else if (isGate(apply.op())) {
      runs(apply).forEach(run -> gates(apply, run, out));
    } else {
      out.add(apply);
    }
  }

  private void round(Step.Apply mark, StabilizerCircuit.Builder out) {
    Channels channels = new Channels();
    for (int qubit : mark.targets()) {
      channels.add(Op.DEPOLARIZE1, model.rate(Cause.ROUND, qubit), qubit);
    }
    channels.writeTo(out);
  }

  private void idle(StabilizerCircuit.Builder out) {
    Channels idle = new Channels();
    Channels beside = new Channels();
    BitSet untouched = (BitSet) qubits.clone();
    untouched.andNot(layer.touched());
    for (int q = untouched.nextSetBit(0); q >= 0; q = untouched.nextSetBit(q + 1)) {
      idle.add(Op.DEPOLARIZE1, during(layer.duration(), model.rate(Cause.IDLE, q)), q);
      if (layer.collapses()) {
        beside.add(Op.DEPOLARIZE1, model.rate(Cause.IDLE_BESIDE_COLLAPSE, q), q);
      }
    }
    idle.writeTo(out);
    beside.writeTo(out);
  }

  /** Depolarising shrinks Paulis by 1 − 4p/3, and the factors of times in a row multiply. */
  private static double during(double duration, double p) {
    return duration == 1 ? p : 0.75 * (1 - pow(1 - 4 * p / 3, duration));
  }

  /**
   * Gates side by side that can be one instruction with one probability of a wrong record and noise
   * before and after.
   */
  private List<List<Gate>> runs(Step.Apply apply) {
    List<List<Gate>> runs = new ArrayList<>();
    List<Gate> run = new ArrayList<>();
    BitSet on = new BitSet();
    for (Gate gate : Gate.of(apply)) {
      boolean isCut = !run.isEmpty() && (isOn(gate, on) || wrong(gate) != wrong(run.getFirst()));
      if (isCut) {
        runs.add(run);
        run = new ArrayList<>();
        on.clear();
      }
      run.add(gate);
      for (int qubit : gate.qubits()) {
        on.set(qubit);
      }
    }
    runs.add(run);
    return runs;
  }

  private static boolean isOn(Gate gate, BitSet on) {
    for (int qubit : gate.qubits()) {
      if (on.get(qubit)) {
        return true;
      }
    }
    return false;
  }

  private void gates(Step.Apply apply, List<Gate> run, StabilizerCircuit.Builder out) {
    before(run).writeTo(out);
    out.add(new Step.Apply(apply.op(), apply.tag(), numbers(apply, run), targets(run)));
    after(run).writeTo(out);
    int[] on = run.stream().flatMapToInt(gate -> Arrays.stream(gate.qubits())).toArray();
    if (on.length > 0) {
      boolean collapses = run.getFirst().collapses() || run.getFirst().measures();
      layer = layer.with(on, model.duration(apply.op()), collapses);
    }
  }

  private static int[] targets(List<Gate> run) {
    return run.stream().flatMapToInt(gate -> Arrays.stream(gate.targets())).toArray();
  }

  /** A record that may be wrong already is wrong if one of the two happens and not the other. */
  private double[] numbers(Step.Apply apply, List<Gate> run) {
    double wrong = run.isEmpty() ? 0 : wrong(run.getFirst());
    if (wrong == 0) {
      return apply.arguments();
    }
    double was = apply.argumentOr(0);
    return new double[] {was * (1 - wrong) + wrong * (1 - was)};
  }

  /** A parity cannot be flipped before it is measured without saying on which qubit. */
  private double wrong(Gate gate) {
    if (!gate.measures()) {
      return 0;
    }
    double record = rate(Cause.RECORD, gate);
    double flip = gate.collapses() ? 0 : rate(Cause.MEASUREMENT, gate);
    return record * (1 - flip) + flip * (1 - record);
  }

  private double rate(Cause cause, Gate gate) {
    return model.rate(cause, gate.op(), gate.qubits());
  }

  private Channels before(List<Gate> run) {
    Channels channels = new Channels();
    for (Gate gate : run) {
      if (gate.collapses() && gate.measures()) {
        channels.add(gate.flip(), rate(Cause.MEASUREMENT, gate), gate.qubits());
      }
    }
    return channels;
  }

  private Channels after(List<Gate> run) {
    Channels channels = new Channels();
    for (Gate gate : run) {
      if (gate.resets()) {
        channels.add(gate.flip(), rate(Cause.RESET, gate), gate.qubits());
      } else if (!gate.collapses()) {
        depolarize(gate, channels);
      }
    }
    return channels;
  }

  /** Products of more than two qubits are no gate of a machine; each qubit pays for two. */
  private void depolarize(Gate gate, Channels channels) {
    switch (gate.qubits().length) {
      case 0 -> {}
      case 1 -> channels.add(Op.DEPOLARIZE1, rate(Cause.ONE_QUBIT, gate), gate.qubits());
      case 2 -> channels.add(Op.DEPOLARIZE2, rate(Cause.TWO_QUBIT, gate), gate.qubits());
      default -> {
        for (int qubit : gate.qubits()) {
          double rate =
              Math.min(Cause.ONE_QUBIT.most(), model.rate(Cause.TWO_QUBIT, gate.op(), qubit));
          channels.add(Op.DEPOLARIZE1, rate, qubit);
        }
      }
    }
  }
}
