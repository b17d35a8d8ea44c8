package bellhop.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * A CX between two machines, from the pair to the channel on the data, worked twice: by closed
 * forms and by the density matrix of the whole protocol. Figures to eight digits.
 */
class WorkedCasesTest {
  private static final Memory TRANSMON = new Memory(425e-6, 541e-6, 0);
  private static final int X = 1;
  private static final int Z = 2;

  @Test
  void spendsAWernerPair() {
    PauliWeights f = TeleportedGate.cx(BellWeights.werner(0.9), 0, 0, 0, 0);
    close(f.processFidelity(), 0.9);
    close(f.of(Z, 0), 0.03333333);
    close(f.of(0, X), 0.03333333);
    close(f.of(Z, X), 0.03333333);
    close(referee(XState.werner(0.9, BellState.PHI_PLUS), 0, 0, 0), f);
  }

  @Test
  void spendsASingleClickPair() {
    XState pair =
        new XState(.00302896, .32518089, .45473399, .21705616, .27457018, 0, 0, 0).flip(End.B);
    PauliWeights f = TeleportedGate.cx(pair.weights(), 0, 0, 0, 0);
    close(f.processFidelity(), 0.66452762);
    close(Teleportation.gateAverageFidelity(f.processFidelity()), 0.73162210);
    close(f.of(Z, 0), 0.11538726);
    close(f.of(0, X), 0.11004256);
    close(f.of(Z, X), 0.11004256);
    close(referee(pair, 0, 0, 0), f);
  }

  @Test
  void spendsAPitchedPairWithLocalFaults() {
    XState pair = pitched(0.8).flip(End.B);
    BellWeights w = pair.weights();
    close(w.i(), 0.89721360);
    close(w.z(), 0.00278640);
    close(w.x(), 0.05);
    close(w.y(), 0.05);
    PauliWeights f = TeleportedGate.cx(w, 0.005, 0.005, 0.01, 0.01);
    close(f.processFidelity(), 0.87185420);
    close(Teleportation.gateAverageFidelity(f.processFidelity()), 0.89748336);
    close(f.of(Z, 0), 0.01331250);
    close(f.of(0, X), 0.05908961);
    close(f.of(Z, X), 0.05041747);
    close(referee(pair, 0.005, 0.01, 0), f);
  }

  @Test
  void chargesEachHalfItsOwnAge() {
    double wait = 1.5e-6;
    XState psi = pitched(0.8).decay(TRANSMON, 20e-6, TRANSMON, 20e-6);
    XState atUse = psi.flip(End.B);
    close(atUse.fidelity(), 0.84465478);
    XState later = atUse.decay(TRANSMON, 0, TRANSMON, wait);
    close(later.fidelity(), 0.84291352);
    assertThat(psi.decay(TRANSMON, 0, TRANSMON, wait).flip(End.B).fidelity())
        .as("X merged into the correction: b waits as half of a Ψ")
        .isEqualTo(0.84283254, within(1e-8));
    XState agedAsPhi = pitched(0.8).flip(End.B).decay(TRANSMON, 20e-6, TRANSMON, 20e-6);
    close(agedAsPhi.fidelity(), 0.84571135);

    double[] idle = TRANSMON.twirl(wait);
    PauliWeights control =
        PauliWeights.NONE
            .withFault(X, 0, idle[0])
            .withFault(3, 0, idle[1])
            .withFault(Z, 0, idle[2]);
    // On the target before its gate: a phase there comes out on the control as well.
    PauliWeights target =
        PauliWeights.NONE
            .withFault(0, X, idle[0])
            .withFault(Z, 3, idle[1])
            .withFault(Z, Z, idle[2]);
    PauliWeights gate = TeleportedGate.cx(later.weights(), 0.005, 0.005, 0.01, 0.01);
    PauliWeights all = gate.convolve(control).convolve(target);
    close(all.processFidelity(), 0.81590198);
    close(Teleportation.gateAverageFidelity(all.processFidelity()), 0.85272158);
    close(processFidelity(atUse, 0.005, 0.01, wait), 0.81590198);
  }

  @Test
  void budgetsTheCauses() {
    XState atHerald = pitched(0.8).flip(End.B);
    double pairs = -Math.log(atHerald.fidelity());
    close(pairs, 0.10846132);
    double waits =
        -Math.log(0.84291352 / atHerald.fidelity()) - 2 * Math.log1p(-TRANSMON.infidelity(1.5e-6));
    assertThat(waits).isEqualTo(0.06696513, within(2e-8));
    close(-2 * Math.log1p(-0.005), 0.01002508);
    close(-2 * Math.log1p(-0.01), 0.02010067);
    assertThat(Math.exp(-pairs - waits - 0.01002508 - 0.02010067))
        .isEqualTo(0.81419759, within(2e-8));
  }

  private static XState pitched(double eta) {
    return new XState((1 - eta) / 2, eta / 2, 0.5, 0, Math.sqrt(eta) / 2, 0, 0, 0);
  }

  /** The weights of the error channel, from the dense state of the protocol on two references. */
  private static PauliWeights referee(XState pair, double gate, double readout, double wait) {
    Dense choi = protocol(pair, gate, readout, wait);
    PauliWeights w = PauliWeights.NONE;
    for (int fault = 1; fault < 16; fault++) {
      w = w.withFault(fault >> 2, fault & 3, overlap(choi, fault));
    }
    return w;
  }

  private static double processFidelity(XState pair, double gate, double readout, double wait) {
    return overlap(protocol(pair, gate, readout, wait), 0);
  }

  /**
   * ⟨fault ⊗ 1|ρ|fault ⊗ 1⟩ with the perfect CX undone first. Qubits: c, t, and their references.
   */
  private static double overlap(Dense choi, int fault) {
    Dense fixed =
        choi.apply(Dense.PAULIS[fault >> 2], 0)
            .apply(Dense.PAULIS[fault & 3], 1)
            .apply(Dense.CX, 0, 1);
    return fixed.overlap(references());
  }

  private static double[] references() {
    double[] psi = new double[16];
    for (int bits = 0; bits < 4; bits++) {
      psi[(bits << 2) | bits] = 0.5;
    }
    return psi;
  }

  /** Runs every branch of the protocol; qubits c, t, reference, reference, a, b. */
  private static Dense protocol(XState pair, double gate, double readout, double wait) {
    Dense start = Dense.pure(references()).tensor(Dense.of(pair));
    Dense copied = start.apply(Dense.CX, 0, 4).depolarise2(gate, 0, 4);
    Dense driven = new Dense(6, new double[copied.entries.length]);
    for (int m1 = 0; m1 < 2; m1++) {
      Dense branch = copied.project(4, m1).wait(0, TRANSMON, wait).wait(1, TRANSMON, wait);
      // The bit comes too late to help b, which has waited in the form that it has: here Φ.
      branch = branch.wait(5, TRANSMON, wait);
      Dense flipped = branch.apply(Dense.X, 5);
      Dense right = m1 == 1 ? flipped : branch;
      Dense wrong = m1 == 1 ? branch : flipped;
      driven = driven.plus(right.times(1 - readout)).plus(wrong.times(readout));
    }
    driven = driven.apply(Dense.CX, 5, 1).depolarise2(gate, 5, 1).apply(Dense.H, 5);
    Dense end = new Dense(6, new double[driven.entries.length]);
    for (int m2 = 0; m2 < 2; m2++) {
      Dense branch = driven.project(5, m2);
      Dense turned = branch.apply(Dense.Z, 0);
      Dense right = m2 == 1 ? turned : branch;
      Dense wrong = m2 == 1 ? branch : turned;
      end = end.plus(right.times(1 - readout)).plus(wrong.times(readout));
    }
    return end.trace(5).trace(4);
  }

  private static void close(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-8));
  }

  private static void close(PauliWeights value, PauliWeights expected) {
    for (int fault = 0; fault < 16; fault++) {
      assertThat(value.of(fault >> 2, fault & 3))
          .as("fault %d", fault)
          .isEqualTo(expected.of(fault >> 2, fault & 3), within(1e-12));
    }
  }
}
