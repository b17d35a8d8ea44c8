package bellhop.simulator.photon;

import bellhop.network.physics.Heralded;
import bellhop.network.physics.MultiQuanta;
import bellhop.network.physics.PumpedTransducer;
import bellhop.network.physics.TransducerPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two pumped transducers, quantum by quantum, against the closed form of weak clicks. */
class TransducerBenchTest {
  private static final double ARM = 0.04;

  /** Enough heralds to see 1 % in their chance at z = 8. */
  @Test
  void manyHeraldsAgreeClosely() {
    PumpedMode mode = new PumpedMode(0.3, 0.1, 0.8, ARM);
    PumpedTransducer closed = new PumpedTransducer(0.3, 0.1, 0.8, ARM);
    TransducerBench bench =
        new TransducerBench(mode, mode, new CommonMode(0.8), 1e-3, 0, Crowding.AS_ONE);
    Agreement.check(
        "many",
        bench::attempt,
        Agreement.MANY,
        TransducerPair.herald(closed, closed, StrictMath.sqrt(0.8), 1, 1e-3, MultiQuanta.SATURATE));
  }

  @ParameterizedTest
  @CsvSource({
    "0.02, 0.005, 0.95, 0.02, 0.005, 0.95, 0.97, 0, 0, SATURATE",
    "0.02, 0.005, 0.95, 0.02, 0.005, 0.95, 1, 0, 0, AS_11",
    "0.2, 0.15, 0.59, 0.2, 0.15, 0.59, 0.8, 0, 0.3, SATURATE",
    "0.2, 0.15, 0.59, 0.2, 0.15, 0.59, 0.8, 1e-3, 0.3, FLAG",
    // strong pump, warm modes, everything caught
    "0.3, 0.3, 1, 0.3, 0.3, 1, 1, 0, 0, SATURATE",
    "0.3, 0.3, 1, 0.3, 0.3, 1, 1, 0, 0, FLAG",
    "0.3, 0.2, 0.7, 0.3, 0.2, 0.7, 0.5, 2e-3, 0.2, AS_11",
    // unequal ends; dark counts dominate; photons that share nothing
    "0.3, 0.05, 0.9, 0.05, 0.25, 0.4, 0.9, 1e-3, 0, SATURATE",
    "0.02, 0.1, 0.8, 0.03, 0.2, 0.7, 0.9, 0.02, 0, SATURATE",
    "0.1, 0, 0.9, 0.1, 0, 0.9, 0, 0, 0, FLAG"
  })
  void heraldsAgree(
      double pairsA,
      double thermalA,
      double captureA,
      double pairsB,
      double thermalB,
      double captureB,
      double visibility,
      double dark,
      double phase,
      MultiQuanta multi) {
    TransducerBench bench =
        new TransducerBench(
            new PumpedMode(pairsA, thermalA, captureA, ARM),
            new PumpedMode(pairsB, thermalB, captureB, ARM / 2),
            new CommonMode(visibility),
            dark,
            phase,
            crowding(multi));
    Heralded closed =
        TransducerPair.herald(
            new PumpedTransducer(pairsA, thermalA, captureA, ARM),
            new PumpedTransducer(pairsB, thermalB, captureB, ARM / 2),
            StrictMath.sqrt(visibility),
            StrictMath.exp(-phase * phase / 2),
            dark,
            multi);
    String name =
        "transducers %s %s %s, %s %s %s, V %s, dark %s, %s"
            .formatted(
                pairsA, thermalA, captureA, pairsB, thermalB, captureB, visibility, dark, multi);
    Agreement.check(name, bench::attempt, closed);
  }

  private static Crowding crowding(MultiQuanta multi) {
    return switch (multi) {
      case SATURATE -> Crowding.AS_ONE;
      case FLAG -> Crowding.REFUSED;
      case AS_11 -> Crowding.AS_BOTH;
    };
  }
}
