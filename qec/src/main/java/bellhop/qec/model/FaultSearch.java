package bellhop.qec.model;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Targets;
import bellhop.circuit.stabilizer.Observed;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds for each set of detectors and observables the single faults of a circuit that flip just
 * these. It does not combine faults, and says nothing of probabilities but that they are not 0.
 *
 * <p>Detectors that are random without noise are allowed, and one of each such set is left out, as
 * by the analysis that allows gauges.
 */
public final class FaultSearch {
  private static final int MOST_FAULTS = 20_000_000;

  private final String source;
  private final boolean isFiltered;
  private final boolean onlySimplest;
  private final SortedMap<long[], List<CircuitFault>> found = new TreeMap<>(Arrays::compare);
  private int size;

  private FaultSearch(String source, boolean isFiltered, boolean onlySimplest) {
    this.source = source;
    this.isFiltered = isFiltered;
    this.onlySimplest = onlySimplest;
  }

  /**
   * Explanations in the order of what they explain, detectors before observables.
   *
   * @param source name of the circuit, for messages
   * @param filter a model to whose mechanisms the search is limited
   * @param onlySimplest whether one fault is enough for each: of those with the fewest Paulis the
   *     first
   * @throws InputException if the circuit refers to results before its start, is too long to be
   *     unrolled, has observables that are random without noise, or more faults than can be listed
   */
  public static List<Explanation> explain(
      StabilizerCircuit circuit, String source, Optional<ErrorModel> filter, boolean onlySimplest) {
    FaultSearch search = new FaultSearch(source, filter.isPresent(), onlySimplest);
    filter.ifPresent(search::limit);
    Carried carried = new Carried(circuit.qubitCount());
    Gauges gauges = new Gauges(carried, new Faults(), source, true);
    Backwards.follow(circuit, source, carried, gauges, search::see);
    List<Explanation> all = new ArrayList<>();
    search.found.forEach(
        (symptoms, faults) -> all.add(new Explanation(Targets.of(symptoms), faults.reversed())));
    return all;
  }

  private void limit(ErrorModel filter) {
    filter.flattened(this::limit, ErrorModel.MOST_STEPS, Location.of("dem_filter"));
  }

  private void limit(bellhop.circuit.dem.Step step) {
    if (step instanceof Mechanism mechanism && mechanism.targets().size() > 0) {
      found.putIfAbsent(mechanism.targets().flipped().toArray(), new ArrayList<>());
    }
  }

  // ---- noise ----

  private void see(Step.Apply apply, Backwards at) {
    switch (apply.op()) {
      case E, ELSE_CORRELATED_ERROR -> correlated(apply, at);
      case I_ERROR, II_ERROR -> {}
      case MPAD -> wrongRecords(apply, 1, at);
      default -> {
        if (apply.op().kind() == Op.Kind.NOISE) {
          channel(apply, new Cases(apply), at);
        } else if (Observed.measures(apply.op())) {
          wrongRecords(apply, apply.op().targets().arePairs() ? 2 : 1, at);
        }
      }
    }
  }

  private void correlated(Step.Apply apply, Backwards at) {
    if (apply.arguments()[0] > 0) {
      long[] symptoms = at.carried().symptomsOf(apply.targets());
      new Place(apply, at).add(symptoms, 0, apply.targets().length, -1, apply.targets());
    }
  }

  private void channel(Step.Apply apply, Cases cases, Backwards at) {
    Place here = new Place(apply, at);
    int heralds = apply.recordCount();
    for (int i = apply.targets().length - cases.qubits(); i >= 0; i -= cases.qubits()) {
      long[] herald = heralds > 0 ? at.carried().records.get(heralds - i) : Symptoms.NONE;
      long record = heralds > 0 ? at.records() + i : -1;
      for (int c = cases.count() - 1; c >= 0; c--) {
        if (cases.isPossible(c)) {
          int[] paulis = cases.paulis(c, i);
          here.add(
              at.carried().sum(herald, cases.symptoms(c, i, at.carried())),
              i,
              cases.qubits(),
              record,
              paulis);
        }
      }
    }
  }

  /** Of each result the targets are as many, or those of a product. */
  private void wrongRecords(Step.Apply apply, int each, Backwards at) {
    if (apply.argumentOr(0) <= 0) {
      return;
    }
    Place here = new Place(apply, at);
    int count = apply.recordCount();
    int to = apply.targets().length;
    for (int result = count - 1; result >= 0; result--) {
      int from = apply.op() == Op.MPP ? startOfProduct(apply.targets(), to) : to - each;
      long[] symptoms = at.carried().records.get(count - result);
      here.add(symptoms, from, to - from, at.records() + result);
      to = from;
    }
  }

  private static int startOfProduct(int[] targets, int to) {
    int from = to - 1;
    while (from > 0 && Target.isCombiner(targets[from - 1])) {
      from -= 2;
    }
    return from;
  }

  /** One instruction in one turn, where faults are found. */
  private final class Place {
    private final Step.Apply apply;
    private final Backwards at;
    private final List<Long> turns;

    Place(Step.Apply apply, Backwards at) {
      this.apply = apply;
      this.at = at;
      turns = at.turns();
    }

    void add(long[] symptoms, int firstTarget, int targetCount, long record, int... paulis) {
      if (symptoms.length == 0 || (isFiltered && !found.containsKey(symptoms))) {
        return;
      }
      List<CircuitFault> known = found.computeIfAbsent(symptoms, _ -> new ArrayList<>(1));
      CircuitFault fault =
          new CircuitFault(
              apply, at.line(), turns, at.ticks(), firstTarget, targetCount, record, paulis);
      if (onlySimplest && !known.isEmpty()) {
        if (fault.isSimplerThan(known.getFirst())) {
          known.set(0, fault);
        }
        return;
      }
      known.add(fault);
      count();
    }
  }

  private void count() {
    size++;
    if (size > MOST_FAULTS) {
      throw new InputException(
          Location.of(source),
          "more than " + MOST_FAULTS + " faults",
          "each is listed",
          "a filter names the few that matter");
    }
  }
}
