package bellhop.qec;

import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Observed;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Products;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One fault on its way through a circuit: the Paulis that it has become, what it has flipped. */
final class FaultFrame {
  /** What gates make of bits x, z of their first qubit and then of the second. */
  private static final Map<Op, int[]> TABLES = tables();

  private final Readout readout;
  private final BitSet xs = new BitSet();
  private final BitSet zs = new BitSet();
  private final BitSet records = new BitSet();
  private final BitSet symptoms = new BitSet();

  /** Which symptoms each record is part of: detectors, then observables. */
  record Readout(List<List<Integer>> symptoms, int detectorCount) {
    static Readout of(List<Step.Apply> program, List<Integer> firstRecords, int detectorCount) {
      List<List<Integer>> byRecord = new ArrayList<>();
      int detectors = 0;
      for (int at = 0; at < program.size(); at++) {
        Step.Apply apply = program.get(at);
        if (apply.op() == Op.DETECTOR) {
          note(apply, firstRecords.get(at), detectors++, byRecord);
        } else if (apply.op() == Op.OBSERVABLE_INCLUDE) {
          int observable = detectorCount + (int) apply.arguments()[0];
          note(apply, firstRecords.get(at), observable, byRecord);
        }
        for (int i = 0; i < apply.recordCount(); i++) {
          byRecord.add(new ArrayList<>());
        }
      }
      return new Readout(byRecord, detectorCount);
    }

    private static void note(
        Step.Apply apply, int records, int symptom, List<List<Integer>> byRecord) {
      for (int target : apply.targets()) {
        if (Target.isRecord(target)) {
          byRecord.get(records - Target.number(target)).add(symptom);
        }
      }
    }
  }

  FaultFrame(Readout readout) {
    this.readout = readout;
  }

  private static Map<Op, int[]> tables() {
    Map<Op, int[]> tables = new EnumMap<>(Op.class);
    for (Op op : Op.values()) {
      op.findImages().ifPresent(images -> tables.put(op, table(images)));
    }
    return tables;
  }

  private static int[] table(Images images) {
    int[] table = new int[1 << (2 * images.qubits())];
    for (int bits = 0; bits < table.length; bits++) {
      for (int generator = 0; generator < 2 * images.qubits(); generator++) {
        table[bits] ^= (bits >> generator & 1) == 1 ? image(images, generator) : 0;
      }
    }
    return table;
  }

  private static int image(Images images, int generator) {
    int image = 0;
    for (int qubit = 0; qubit < images.qubits(); qubit++) {
      image |= images.pauliBits(generator, qubit) << (2 * qubit);
    }
    return image;
  }

  void multiply(char pauli, int qubit) {
    if (pauli == 'X' || pauli == 'Y') {
      xs.flip(qubit);
    }
    if (pauli == 'Z' || pauli == 'Y') {
      zs.flip(qubit);
    }
  }

  void flipRecord(int record) {
    records.flip(record);
    readout.symptoms().get(record).forEach(symptoms::flip);
  }

  BitSet symptoms() {
    return (BitSet) symptoms.clone();
  }

  /**
   * @param next number of the first record that it makes
   */
  void pass(Step.Apply apply, int next) {
    switch (apply.op().kind()) {
      case CLIFFORD -> clifford(apply, next);
      case COLLAPSE, PARITY -> observe(apply, next);
      case PRODUCT -> {
        if (apply.op() == Op.MPP) {
          observe(apply, next);
        } else {
          turn(apply);
        }
      }
      case ANNOTATION -> annotation(apply);
      case NOISE -> {}
    }
  }

  private void clifford(Step.Apply apply, int next) {
    int[] table = TABLES.get(apply.op());
    int arity = table.length == 4 ? 1 : 2;
    int[] targets = apply.targets();
    for (int i = 0; i < targets.length; i += arity) {
      int bits = bits(targets[i], next);
      bits |= arity == 2 ? bits(targets[i + 1], next) << 2 : 0;
      if (bits != 0) {
        put(targets[i], table[bits] & 3);
        if (arity == 2) {
          put(targets[i + 1], table[bits] >> 2);
        }
      }
    }
  }

  /** A flipped record controls as a qubit that has an X. */
  private int bits(int target, int next) {
    int number = Target.number(target);
    if (Target.isRecord(target)) {
      return records.get(next - number) ? 1 : 0;
    }
    return Target.isSweep(target) ? 0 : (xs.get(number) ? 1 : 0) + (zs.get(number) ? 2 : 0);
  }

  private void put(int target, int bits) {
    if (Target.hasQubit(target)) {
      xs.set(Target.number(target), (bits & 1) != 0);
      zs.set(Target.number(target), (bits & 2) != 0);
    }
  }

  private void observe(Step.Apply apply, int next) {
    int record = next;
    for (Products.Product product : Observed.of(apply)) {
      if (Observed.measures(apply.op()) && anticommutes(product.paulis())) {
        flipRecord(record);
      }
      record++;
      if (Observed.resets(apply.op())) {
        put(Target.number(product.paulis()[0]), 0);
      }
    }
  }

  private boolean anticommutes(int... paulis) {
    boolean parity = false;
    for (int pauli : paulis) {
      int qubit = Target.number(pauli);
      parity ^= Target.hasX(pauli) && zs.get(qubit);
      parity ^= Target.hasZ(pauli) && xs.get(qubit);
    }
    return parity;
  }

  private void turn(Step.Apply apply) {
    for (Products.Product product : Products.of(apply.targets())) {
      if (anticommutes(product.paulis())) {
        multiply(product.paulis());
      }
    }
  }

  /** A turn about a product makes P·E of what anticommutes with it. */
  private void multiply(int... paulis) {
    for (int pauli : paulis) {
      put(pauli, bits(pauli, 0) ^ Target.pauliBits(pauli));
    }
  }

  private void annotation(Step.Apply apply) {
    if (apply.op() == Op.OBSERVABLE_INCLUDE) {
      for (int target : apply.targets()) {
        if (Target.isPauli(target) && anticommutes(target)) {
          symptoms.flip(readout.detectorCount() + (int) apply.arguments()[0]);
        }
      }
    }
  }
}
