package bellhop.qec.model;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;

/**
 * Noise as independent faults. Depolarising channels are exactly independent: n Paulis of
 * probability q each leave every other Pauli the mean sign (1 − 2q)^((n+1)/2), which must be 1 −
 * p(n+1)/n.
 */
final class Noise {
  /** X and Z as 1 and 2 in the order I X Y Z of arguments. */
  private static final int[] LETTERS = {0, 1, 3, 2};

  private final Carried carried;
  private final Faults faults;
  private final String source;
  private final AnalysisOptions options;
  private final Sums sums = new Sums();
  private final Disjoint cases = new Disjoint();
  private final Chain chain = new Chain();
  private final ChannelSplits splits;

  Noise(Carried carried, Faults faults, String source, AnalysisOptions options) {
    this.carried = carried;
    this.faults = faults;
    this.source = source;
    this.options = options;
    splits = new ChannelSplits(faults, options.splitsFaults());
  }

  void undo(Step.Apply apply) {
    double[] p = apply.arguments();
    switch (apply.op()) {
      case X_ERROR -> single(apply, 1);
      case Y_ERROR -> single(apply, 3);
      case Z_ERROR -> single(apply, 2);
      case DEPOLARIZE1 -> depolarize(apply, independent(apply.op(), p[0], 3));
      case DEPOLARIZE2 -> depolarizePairs(apply, independent(apply.op(), p[0], 15));
      case PAULI_CHANNEL_1 -> channel(apply);
      case PAULI_CHANNEL_2 -> channelOnPairs(apply);
      case E, ELSE_CORRELATED_ERROR -> correlated(apply);
      case HERALDED_ERASE -> heralded(apply, p[0] / 4, p[0] / 4, p[0] / 4, p[0] / 4);
      case HERALDED_PAULI_CHANNEL_1 -> heralded(apply, p);
      default -> {} // I_ERROR, II_ERROR
    }
  }

  // ---- independent ----

  private void single(Step.Apply apply, int pauli) {
    int[] targets = apply.targets();
    for (int i = targets.length - 1; i >= 0; i--) {
      faults.add(carried.symptoms(targets[i], pauli), apply.arguments()[0]);
    }
  }

  /** The probability of each of so many Paulis that together depolarise. */
  private double independent(Op op, double p, int paulis) {
    double sign = -p * (paulis + 1) / paulis;
    if (sign < -1) {
      throw new InputException(
          Location.of(source),
          op + "(" + p + ")",
          "more than " + paulis + "/" + (paulis + 1) + " is no product of independent faults",
          "a smaller probability is meant");
    }
    return -StrictMath.expm1(StrictMath.log1p(sign) * 2 / (paulis + 1)) / 2;
  }

  private void depolarize(Step.Apply apply, double q) {
    int[] targets = apply.targets();
    for (int i = targets.length - 1; i >= 0; i--) {
      sums.of(carried.byX[targets[i]], carried.byZ[targets[i]]);
      all(3, q);
    }
  }

  private void depolarizePairs(Step.Apply apply, double q) {
    for (int i = apply.targets().length - 2; i >= 0; i -= 2) {
      sumsOfPair(apply, i);
      all(15, q);
    }
  }

  private void all(int paulis, double q) {
    for (int pauli = 1; pauli <= paulis; pauli++) {
      splits.note(faults.add(sums.array(pauli), sums.size(pauli), q));
    }
    splits.end();
  }

  private void sumsOfPair(Step.Apply apply, int first) {
    int a = apply.targets()[first];
    int b = apply.targets()[first + 1];
    sums.of(carried.byX[a], carried.byZ[a], carried.byX[b], carried.byZ[b]);
  }

  // ---- disjoint ----

  private void channel(Step.Apply apply) {
    int[] targets = apply.targets();
    for (int i = targets.length - 1; i >= 0; i--) {
      sums.of(carried.byX[targets[i]], carried.byZ[targets[i]]);
      for (int c = 1; c < 4; c++) {
        addCase(LETTERS[c], apply.arguments()[c - 1]);
      }
      settle(apply.op(), targets[i]);
    }
  }

  private void channelOnPairs(Step.Apply apply) {
    int[] targets = apply.targets();
    for (int i = targets.length - 2; i >= 0; i -= 2) {
      sumsOfPair(apply, i);
      for (int c = 1; c < 16; c++) {
        addCase(LETTERS[c / 4] + 4 * LETTERS[c % 4], apply.arguments()[c - 1]);
      }
      settle(apply.op(), targets[i], targets[i + 1]);
    }
  }

  private void addCase(int sum, double probability) {
    cases.add(sums.array(sum), sums.size(sum), probability);
  }

  /** Every case also flips the result that says so. */
  private void heralded(Step.Apply apply, double... p) {
    int[] targets = apply.targets();
    for (int i = targets.length - 1; i >= 0; i--) {
      long[] herald = carried.records.take();
      for (int c = 0; c < 4; c++) {
        long[] symptoms = carried.sum(herald, carried.symptoms(targets[i], LETTERS[c]));
        cases.add(symptoms, symptoms.length, p[c]);
      }
      settle(apply.op(), targets[i]);
    }
  }

  private void correlated(Step.Apply apply) {
    chain.add(carried.symptomsOf(apply.targets()), apply.arguments()[0]);
    if (apply.op() == Op.E) {
      chain.moveTo(cases);
      settle(apply.op());
    }
  }

  /**
   * Between blocks no chain may be open: whether it goes on would depend on the turn.
   *
   * @throws InputException if one is
   */
  void requireNoChain() {
    if (!chain.isEmpty()) {
      throw new InputException(
          Location.of(source),
          "ELSE_CORRELATED_ERROR without a beginning of its chain in the same block",
          "its probability depends on what comes before it",
          "E belongs before it");
    }
  }

  /** Turns the cases that are gathered into faults. */
  private void settle(Op op, int... qubits) {
    if (!cases.separate()) {
      requireApproximation(op, qubits);
    }
    for (int i = 0; i < cases.size(); i++) {
      long[] symptoms = cases.symptoms(i);
      splits.note(faults.add(symptoms, symptoms.length, cases.probability(i)));
    }
    splits.end();
    cases.clear();
  }

  private void requireApproximation(Op op, int... qubits) {
    double most = options.mostDisjoint();
    if (cases.largest() > most) {
      throw new InputException(
          Location.of(source),
          op + (qubits.length == 0 ? "" : " on " + Gauges.onto(qubits)),
          most == 0
              ? "of its cases at most one happens, which independent faults cannot be exactly"
              : "a case of probability " + cases.largest() + " is over the " + most + " allowed",
          "approximate_disjoint_errors is meant, or a larger number in it");
    }
  }
}
