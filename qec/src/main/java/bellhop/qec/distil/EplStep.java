package bellhop.qec.distil;

import bellhop.pair.BellWeights;
import bellhop.pair.Distilled;
import bellhop.pair.End;
import bellhop.pair.XState;

/**
 * EPL (Campbell and Benjamin 2008): a CNOT at each end from one pair to the other, kept when both
 * ends read 1 on the other. It lives on populations r00 and r11 that are not alike, and on a phase
 * that both pairs share. The output is booked as Bell-diagonal.
 */
record EplStep() implements Step {
  /** Depolarising by 3/4 leaves nothing. */
  private static final double FULLY = 0.75;

  private static final Step PARITY = CodeStep.bitParity();

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public int gateCount() {
    return 1;
  }

  @Override
  public boolean detects() {
    return true;
  }

  @Override
  public Kept first(RawPair raw, LocalNoise noise) {
    return raw.heralded()
        .map(psi -> ofState(psi, noise))
        .orElseGet(() -> next(raw.weights(), noise));
  }

  /** A check of one parity, but half of the blocks in which both ends agree read 0 and are lost. */
  @Override
  public Kept next(BellWeights pair, LocalNoise noise) {
    Kept agree = PARITY.next(pair, noise);
    return new Kept(agree.success() / 2, agree.weights(), agree.jointInfidelity());
  }

  /** A gate that scrambles its two qubits makes the report of its end a coin. */
  private static Kept ofState(XState psi, LocalNoise noise) {
    double error = noise.readoutError();
    double scrambled = noise.gateError() / LocalNoise.MOST_GATE_ERROR;
    Distilled clean = psi.epl(psi, error, error);
    Distilled badA = lost(psi.epl(psi, 0.5, error), End.A);
    Distilled badB = lost(psi.epl(psi, error, 0.5), End.B);
    Distilled bad = lost(lost(psi.epl(psi, 0.5, 0.5), End.A), End.B);
    Distilled all = either(either(clean, badA, scrambled), either(badB, bad, scrambled), scrambled);
    BellWeights weights = RawPair.positive(all.state().flip(End.B).weights());
    return new Kept(all.probability(), weights, weights.infidelity());
  }

  private static Distilled lost(Distilled kept, End end) {
    return new Distilled(kept.probability(), kept.state().depolarise(end, FULLY));
  }

  private static Distilled either(Distilled one, Distilled other, double share) {
    double first = (1 - share) * one.probability();
    double second = share * other.probability();
    double all = first + second;
    return new Distilled(all, all > 0 ? one.state().mix(other.state(), second / all) : one.state());
  }
}
