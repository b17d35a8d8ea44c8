package bellhop.compiler.packets;

import bellhop.compiler.placement.Bundles;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves gates to the other of their two homes, one bundle or all bundles of one copy at a time, and
 * keeps what costs fewer ebits under all limits. Covers know nothing of communication qubits; this
 * does, at the price of a walk for each trial.
 */
final class Improvement {
  private final Search search;
  private final Bundles bundles;
  private final long endSteps;
  private Search.Answer best;

  private Improvement(Search search, Bundles bundles, Search.Answer start, long maxSteps) {
    this.search = search;
    this.bundles = bundles;
    best = start;
    endSteps = search.steps() + maxSteps;
  }

  static Search.Answer of(Search search, Bundles bundles, Search.Answer start, long maxSteps) {
    Improvement improvement = new Improvement(search, bundles, start, maxSteps);
    int before;
    do {
      before = improvement.best.cost();
      improvement.pass();
    } while (improvement.best.cost() < before && !improvement.isOver());
    return improvement.best;
  }

  private boolean isOver() {
    return search.steps() >= endSteps;
  }

  private void pass() {
    for (int segment = 0; segment < bundles.segmentCount() && !isOver(); segment++) {
      List<Integer> group = new ArrayList<>();
      for (int i = 0; i < bundles.size(segment); i++) {
        int bundle = bundles.bundle(segment, i);
        if (isRemote(bundle)) {
          group.add(bundle);
        }
      }
      sendEachWay(segment, group);
    }
    for (int bundle = 0; bundle < bundles.count() && !isOver(); bundle++) {
      if (isRemote(bundle)) {
        int there = best.place(bundle) == home(bundle, 0) ? home(bundle, 1) : home(bundle, 0);
        attempt(List.of(bundle), there);
      }
    }
  }

  private boolean isRemote(int bundle) {
    return home(bundle, 0) != home(bundle, 1);
  }

  private int home(int bundle, int side) {
    return best.plan().homeAt(bundles.qubit(bundle, side), bundles.firstGate(bundle));
  }

  /** All gates of a segment with one other QPU: there, and at the home of the segment's qubit. */
  private void sendEachWay(int segment, List<Integer> group) {
    group.stream()
        .map(bundle -> otherHome(bundle, segment))
        .distinct()
        .forEach(there -> {
          List<Integer> some = group.stream().filter(b -> otherHome(b, segment) == there).toList();
          attempt(some, there);
          attempt(
              some, home(some.getFirst(), bundles.segment(some.getFirst(), 0) == segment ? 0 : 1));
        });
  }

  private int otherHome(int bundle, int segment) {
    return home(bundle, bundles.segment(bundle, 0) == segment ? 1 : 0);
  }

  private void attempt(List<Integer> some, int place) {
    int[] places = best.places();
    boolean changed = false;
    for (int bundle : some) {
      changed |= places[bundle] != place;
      places[bundle] = place;
    }
    if (changed && !isOver()) {
      Search.Answer answer = best.withPlaces(places);
      best = answer.cost() < best.cost() ? answer : best;
    }
  }
}
