package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Observed;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Products;
import bellhop.circuit.stabilizer.Products.Product;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.state.CliffordAction;
import bellhop.state.Tableau;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * One shot of a stabilizer circuit with all its signs: the plain meaning of every instruction. A
 * product of Paulis is turned into Z of its first qubit, by gates that are undone afterwards, so
 * that measurements, resets and turns are of one qubit. O(n²) for a measurement that chance decides
 * (Aaronson and Gottesman, Phys. Rev. A 70, 052328).
 */
public final class TableauSampler {
  private final Tableau tableau;
  private final Map<Op, CliffordAction> actions = new EnumMap<>(Op.class);

  private final Chance chance;
  private final Bits sweep;
  private final Bits record = new Bits();
  private final Bits detectors = new Bits();
  private final Bits observables;
  private boolean chainHappened;

  TableauSampler(StabilizerCircuit circuit, String source, Chance chance, Bits sweep) {
    ShotLimits.require(circuit, source);
    Tableau.check(circuit.qubitCount(), 1, Location.of(source));
    this.chance = chance;
    this.sweep = sweep;
    tableau = new Tableau(circuit.qubitCount());
    observables = new Bits((int) circuit.observableCount());
  }

  /**
   * A shot with noise and chance; sweep bits are 0.
   *
   * @param source name of the circuit, for messages
   * @throws InputException if the circuit refers to records before its start, or is too long
   */
  public static Shot shot(StabilizerCircuit circuit, String source, RandomStream random) {
    return shot(circuit, source, random, new Bits());
  }

  /** The same with sweep bits; those beyond the given ones are 0. */
  static Shot shot(StabilizerCircuit circuit, String source, RandomStream random, Bits sweep) {
    return new TableauSampler(circuit, source, Chance.of(random), sweep).run(circuit);
  }

  /** Without noise, and 0 wherever chance would decide: what frames are differences to. */
  public static Shot reference(StabilizerCircuit circuit, String source) {
    return new TableauSampler(circuit, source, Chance.NONE, new Bits()).run(circuit);
  }

  Shot run(StabilizerCircuit circuit) {
    steps(circuit);
    return new Shot(record, detectors, observables);
  }

  /** The state where the shot is. */
  Tableau tableau() {
    return tableau;
  }

  private void steps(StabilizerCircuit circuit) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> apply(apply);
        case Step.Repeat(long times, String _, StabilizerCircuit body) -> {
          for (long turn = 0; turn < times; turn++) {
            steps(body);
          }
        }
      }
    }
  }

  private void apply(Step.Apply apply) {
    switch (apply.op().kind()) {
      case CLIFFORD -> gates(apply);
      case COLLAPSE, PARITY -> observe(apply);
      case PRODUCT -> {
        if (apply.op() == Op.MPP) {
          observe(apply);
        } else {
          turn(apply);
        }
      }
      case NOISE -> noise(apply);
      case ANNOTATION -> annotate(apply);
    }
  }

  // ---- gates ----

  private void gates(Step.Apply apply) {
    int[] targets = apply.targets();
    if (!apply.op().targets().arePairs()) {
      for (int target : targets) {
        gate(apply.op(), Target.number(target));
      }
      return;
    }
    for (int i = 0; i < targets.length; i += 2) {
      boolean isFirstBit = Target.isBit(targets[i]);
      if (isFirstBit || Target.isBit(targets[i + 1])) {
        feedback(apply.op(), targets[isFirstBit ? i : i + 1], targets[isFirstBit ? i + 1 : i]);
      } else {
        gate(apply.op(), Target.number(targets[i]), Target.number(targets[i + 1]));
      }
    }
  }

  private void gate(Op op, int... qubits) {
    tableau.apply(actions.computeIfAbsent(op, CliffordAction::of), qubits);
  }

  private void feedback(Op op, int bit, int onto) {
    if (Target.hasQubit(onto) && value(bit)) {
      tableau.pauli(Target.number(onto), op.feedback());
    }
  }

  private boolean value(int bit) {
    if (Target.isSweep(bit)) {
      return Target.number(bit) < sweep.size() && sweep.get(Target.number(bit));
    }
    return record.get(place(bit));
  }

  private int place(int recordTarget) {
    return record.size() - Target.number(recordTarget);
  }

  // ---- products ----

  private void observe(Step.Apply apply) {
    for (Product product : Observed.of(apply)) {
      boolean result = measured(product, Observed.resets(apply.op()));
      if (Observed.measures(apply.op())) {
        record.add(result ^ chance.happens(apply.argumentOr(0)));
      }
    }
  }

  private boolean measured(Product product, boolean isReset) {
    int[] paulis = product.paulis();
    if (paulis.length == 0) {
      return product.isNegative();
    }
    gather(paulis);
    int qubit = Target.number(paulis[0]);
    boolean result = tableau.measure(qubit, chance.happens(0.5)) == 1;
    if (isReset && result) {
      tableau.pauli(qubit, 1);
    }
    scatter(paulis);
    return result ^ product.isNegative();
  }

  private void turn(Step.Apply apply) {
    for (Product product : Products.of(apply.targets())) {
      if (product.paulis().length > 0) {
        gather(product.paulis());
        boolean isForward = (apply.op() == Op.SPP) != product.isNegative();
        gate(isForward ? Op.S : Op.S_DAG, Target.number(product.paulis()[0]));
        scatter(product.paulis());
      }
    }
  }

  /** Turns the product into Z of its first qubit. */
  private void gather(int... paulis) {
    turnToZ(paulis);
    for (int i = 1; i < paulis.length; i++) {
      gate(Op.CX, Target.number(paulis[i]), Target.number(paulis[0]));
    }
  }

  private void scatter(int... paulis) {
    for (int i = paulis.length - 1; i > 0; i--) {
      gate(Op.CX, Target.number(paulis[i]), Target.number(paulis[0]));
    }
    turnToZ(paulis);
  }

  /** H exchanges X and Z, H_YZ exchanges Y and Z: each undoes itself. */
  private void turnToZ(int... paulis) {
    for (int pauli : paulis) {
      if (Target.hasX(pauli)) {
        gate(Target.hasZ(pauli) ? Op.H_YZ : Op.H, Target.number(pauli));
      }
    }
  }

  // ---- noise ----

  private void noise(Step.Apply apply) {
    switch (apply.op()) {
      case I_ERROR, II_ERROR -> {}
      case E -> {
        chainHappened = chance.happens(apply.arguments()[0]);
        all(apply.targets(), chainHappened);
      }
      case ELSE_CORRELATED_ERROR -> {
        boolean happens = chance.happens(apply.arguments()[0]) && !chainHappened;
        chainHappened |= happens;
        all(apply.targets(), happens);
      }
      default -> channel(Channel.of(apply), apply);
    }
  }

  private void all(int[] paulis, boolean happens) {
    for (int pauli : paulis) {
      if (happens) {
        tableau.pauli(Target.number(pauli), Target.pauliBits(pauli));
      }
    }
  }

  private void channel(Channel channel, Step.Apply apply) {
    int[] targets = apply.targets();
    boolean isHeralded = apply.recordCount() > 0;
    for (int i = 0; i < targets.length; i += channel.qubits()) {
      boolean happens = chance.happens(channel.probability());
      if (isHeralded) {
        record.add(happens);
      }
      if (happens) {
        int paulis = chance.pick(channel);
        tableau.pauli(Target.number(targets[i]), paulis & 3);
        if (channel.qubits() == 2) {
          tableau.pauli(Target.number(targets[i + 1]), paulis >> 2);
        }
      }
    }
  }

  // ---- annotations ----

  private void annotate(Step.Apply apply) {
    switch (apply.op()) {
      case DETECTOR -> detectors.add(parity(apply.targets()));
      case OBSERVABLE_INCLUDE ->
          observables.flip((int) apply.arguments()[0], parity(apply.targets()));
      case MPAD -> {
        for (int bit : apply.targets()) {
          record.add(Target.number(bit) == 1 ^ chance.happens(apply.argumentOr(0)));
        }
      }
      default -> {} // places and layers
    }
  }

  /** Of the records among them; Paulis of an observable are for the analysis of errors. */
  private boolean parity(int... targets) {
    boolean parity = false;
    for (int target : targets) {
      parity ^= Target.isRecord(target) && record.get(place(target));
    }
    return parity;
  }
}
