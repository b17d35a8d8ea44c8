package bellhop.qec.noise;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How noisy a machine is, as a value to be applied to circuits. It adds noise to what is there:
 * noise that a circuit has stays, and a circuit to which two models were applied has the noise of
 * both. Only the {@linkplain RoundMark marks of rounds} are used up by the first.
 *
 * @param rates probability of each cause; 0 where there is none
 * @param gates other probabilities for some instructions
 * @param qubits factors for the noise of some qubits
 * @param couplers factors for gates of some pairs; for other pairs the larger factor of the two
 *     qubits counts
 * @param durations of instructions in units of the idle noise; 1 where there is none. A layer lasts
 *     as long as its longest instruction.
 */
public record NoiseModel(
    Map<Cause, Double> rates,
    Map<Op, Map<Cause, Double>> gates,
    Map<Integer, Double> qubits,
    Map<Coupler, Double> couplers,
    Map<Op, Double> durations) {
  public static final NoiseModel NONE =
      new NoiseModel(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /**
   * @throws InputException for a probability, factor or duration out of range
   */
  public NoiseModel {
    rates = Map.copyOf(rates);
    gates = Map.copyOf(gates);
    qubits = Map.copyOf(qubits);
    couplers = Map.copyOf(couplers);
    durations = Map.copyOf(durations);
    rates.forEach((cause, rate) -> requireRate(cause.toString(), cause, rate));
    gates.forEach(
        (op, its) -> its.forEach((cause, rate) -> requireRate(op + " " + cause, cause, rate)));
    qubits.forEach((qubit, factor) -> requireFactor("qubit " + qubit, factor));
    couplers.forEach((coupler, factor) ->
        requireFactor("coupler " + coupler.low() + " " + coupler.high(), factor));
    durations.forEach((op, duration) -> requireFactor("duration of " + op, duration));
  }

  private static void requireRate(String where, Cause cause, double rate) {
    if (!(rate >= 0 && rate <= cause.most())) {
      throw new InputException(
          Location.of("noise " + where),
          "the probability " + rate,
          "it lies between 0 and " + cause.most(),
          rate > 1 && rate <= 100 ? "per cent are meant: " + rate / 100 : "");
    }
  }

  private static void requireFactor(String where, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          Location.of("noise " + where), "" + factor, "it is finite and not negative", "");
    }
  }

  /**
   * The four numbers of the generator of Stim. Idle qubits have no noise but that before a round.
   */
  public static NoiseModel generator(
      double afterClifford, double afterReset, double beforeMeasure, double beforeRound) {
    return NONE.with(Cause.ONE_QUBIT, afterClifford)
        .with(Cause.TWO_QUBIT, afterClifford)
        .with(Cause.RESET, afterReset)
        .with(Cause.MEASUREMENT, beforeMeasure)
        .with(Cause.ROUND, beforeRound);
  }

  /** The same probability for gates, resets, measurements and idle qubits ("circuit noise"). */
  public static NoiseModel uniform(double p) {
    return NONE.with(Cause.ONE_QUBIT, p)
        .with(Cause.TWO_QUBIT, p)
        .with(Cause.RESET, p)
        .with(Cause.MEASUREMENT, p)
        .with(Cause.IDLE, p);
  }

  /**
   * Superconducting qubits with a cycle of 1000 ns (Gidney, Newman, Fowler, Broughton, Quantum 5,
   * 605), without the depolarising of measured qubits that some circuits add.
   *
   * @param p of a gate of two qubits, at most 0.2
   */
  public static NoiseModel si1000(double p) {
    return NONE.with(Cause.ONE_QUBIT, p / 10)
        .with(Cause.TWO_QUBIT, p)
        .with(Cause.RESET, 2 * p)
        .with(Cause.RECORD, 5 * p)
        .with(Cause.IDLE, p / 10)
        .with(Cause.IDLE_BESIDE_COLLAPSE, 2 * p);
  }

  public NoiseModel with(Cause cause, double rate) {
    return new NoiseModel(put(rates, cause, rate), gates, qubits, couplers, durations);
  }

  /** For one instruction instead of the rate of the cause; MR is apart from M and R. */
  public NoiseModel with(Op op, Cause cause, double rate) {
    Map<Cause, Double> its = new EnumMap<>(Cause.class);
    its.putAll(gates.getOrDefault(op, Map.of()));
    its.put(cause, rate);
    return new NoiseModel(rates, put(gates, op, Map.copyOf(its)), qubits, couplers, durations);
  }

  /** All noise of a qubit so many times. */
  public NoiseModel scaled(int qubit, double factor) {
    return new NoiseModel(rates, gates, put(qubits, qubit, factor), couplers, durations);
  }

  /** The noise of the gates of a pair so many times. */
  public NoiseModel scaled(Coupler coupler, double factor) {
    return new NoiseModel(rates, gates, qubits, put(couplers, coupler, factor), durations);
  }

  public NoiseModel lasting(Op op, double duration) {
    return new NoiseModel(rates, gates, qubits, couplers, put(durations, op, duration));
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    Map<K, V> with = new HashMap<>(map);
    with.put(key, value);
    return with;
  }

  /**
   * The circuit with this noise. Instructions, tags, annotations and blocks stay; an instruction is
   * cut in two where it comes to a qubit again, so that noise is between. Nothing is unrolled, but
   * the first turn of a block stands apart if its idle qubits are others.
   *
   * @throws InputException if factors make a probability too large, or if so many first turns of
   *     blocks in blocks stand apart that the text explodes
   */
  public StabilizerCircuit apply(StabilizerCircuit circuit) {
    return new NoisyCopy(this, circuit).copy();
  }

  /** Of an instruction on a qubit or two. */
  double rate(Cause cause, Op op, int... on) {
    double rate =
        gates.getOrDefault(op, Map.of()).getOrDefault(cause, rates.getOrDefault(cause, 0.0));
    return scaled(cause, rate, on);
  }

  /** Of qubits while no instruction is on them. */
  double rate(Cause cause, int qubit) {
    return scaled(cause, rates.getOrDefault(cause, 0.0), qubit);
  }

  double duration(Op op) {
    return durations.getOrDefault(op, 1.0);
  }

  private double scaled(Cause cause, double rate, int... on) {
    double scaled = rate * factor(on);
    if (scaled > cause.most()) {
      throw new InputException(
          Location.of("noise " + cause),
          "the probability " + scaled + " on qubit " + on[0],
          "its factor makes it more than " + cause.most(),
          "a smaller factor is meant");
    }
    return scaled;
  }

  private double factor(int... on) {
    double larger = 0;
    for (int qubit : on) {
      larger = Math.max(larger, qubits.getOrDefault(qubit, 1.0));
    }
    return on.length == 2 ? couplers.getOrDefault(Coupler.of(on[0], on[1]), larger) : larger;
  }
}
