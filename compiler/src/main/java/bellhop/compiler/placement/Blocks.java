package bellhop.compiler.placement;

import bellhop.network.Network;
import bellhop.network.Qpu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Placements in ordered blocks: qubits in some order are dealt to QPUs in some order. Hard to beat
 * where a program has a line to it, such as a Fourier transform or an adder.
 */
public final class Blocks {
  private static final int FREE = -1;

  private final Bundles bundles;
  private final Routes routes;
  private final int[] pins;
  private final int[] capacity;
  private final List<Blocks.Dealt> found = new ArrayList<>();

  /** Homes in blocks, and the QPUs in the order of the blocks. */
  public static final class Dealt {
    private final int[] homes;
    private final List<Integer> order;
    private final boolean isByCuts;

    private Dealt(int[] homes, List<Integer> order, boolean isByCuts) {
      this.homes = homes;
      this.order = List.copyOf(order);
      this.isByCuts = isByCuts;
    }

    /** Whether the sizes were chosen for {@linkplain Cuts cheap cuts}. */
    public boolean isByCuts() {
      return isByCuts;
    }

    /** By qubit. */
    public int[] homes() {
      return homes.clone();
    }

    /** By bundle: gates run at hubs, see {@link Hubs}. */
    public int[] hubPlaces(Bundles bundles) {
      int[] rank = new int[1 + order.stream().mapToInt(q -> q).max().orElse(0)];
      int[] sizes = new int[order.size()];
      for (int i = 0; i < sizes.length; i++) {
        rank[order.get(i)] = i;
      }
      for (int home : homes) {
        sizes[rank[home]]++;
      }
      Hubs hubs = new Hubs(sizes);
      int[] places = new int[bundles.count()];
      for (int b = 0; b < places.length; b++) {
        int one = homes[bundles.qubit(b, 0)];
        int other = homes[bundles.qubit(b, 1)];
        places[b] = one == other ? one : order.get(hubs.between(rank[one], rank[other]));
      }
      return places;
    }
  }

  private Blocks(Bundles bundles, Routes routes, int[] pins) {
    this.bundles = bundles;
    this.routes = routes;
    this.pins = pins;
    capacity = routes.network().qpus().stream().mapToInt(Qpu::dataQubits).toArray();
    for (int pin : pins) {
      if (pin != FREE) {
        capacity[pin]--;
      }
    }
  }

  /**
   * Different homes for all qubits, pinned ones where they must be.
   *
   * @param pins QPU of each qubit, or −1
   */
  public static List<Dealt> candidates(Bundles bundles, Routes routes, int[] pins) {
    Blocks blocks = new Blocks(bundles, routes, pins);
    for (List<Integer> qubits : blocks.qubitOrders()) {
      for (List<Integer> qpus : blocks.qpuOrders()) {
        blocks.deal(qubits, qpus);
      }
    }
    return blocks.found;
  }

  // ---- orders ----

  private List<List<Integer>> qubitOrders() {
    List<Integer> free =
        IntStream.range(0, pins.length).filter(q -> pins[q] == FREE).boxed().toList();
    List<List<Integer>> orders = new ArrayList<>();
    orders.add(free);
    orders.add(reversed(free));
    List<Integer> byUse = firstUse().stream().filter(q -> pins[q] == FREE).toList();
    orders.add(byUse);
    orders.add(reversed(byUse));
    return orders;
  }

  private List<Integer> firstUse() {
    boolean[] seen = new boolean[pins.length];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 2 * bundles.count(); i++) {
      int qubit = bundles.qubit(i / 2, i % 2);
      if (!seen[qubit]) {
        seen[qubit] = true;
        order.add(qubit);
      }
    }
    IntStream.range(0, pins.length).filter(q -> !seen[q]).forEach(order::add);
    return order;
  }

  private List<List<Integer>> qpuOrders() {
    List<Integer> all = IntStream.range(0, capacity.length).boxed().toList();
    List<List<Integer>> orders = new ArrayList<>(List.of(all));
    List<Integer> bySize = new ArrayList<>(all);
    bySize.sort(Comparator.comparingInt(q -> -capacity[q]));
    addNew(orders, bySize);
    if (!routes.isComplete()) {
      addNew(orders, chain(0));
      addNew(orders, chain(orders.getLast().getLast()));
    }
    return orders;
  }

  private static void addNew(List<List<Integer>> orders, List<Integer> order) {
    if (!orders.contains(order)) {
      orders.add(order);
    }
  }

  /** From one QPU always to the nearest that is left. */
  private List<Integer> chain(int start) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, capacity.length).boxed().toList());
    List<Integer> chain = new ArrayList<>();
    int here = start;
    while (!left.isEmpty()) {
      left.remove(Integer.valueOf(here));
      chain.add(here);
      int from = here;
      here =
          left.stream().min(Comparator.comparingInt(to -> routes.distance(from, to))).orElse(start);
    }
    return chain;
  }

  private static List<Integer> reversed(List<Integer> list) {
    List<Integer> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  // ---- sizes ----

  private void deal(List<Integer> qubits, List<Integer> qpus) {
    List<Integer> needed = fewest(qpus, qubits.size());
    int[] full = needed.stream().mapToInt(q -> capacity[q]).toArray();
    int slack = Arrays.stream(full).sum() - qubits.size();
    Cuts.of(bundles, pins.length, qubits)
        .sizes(full)
        .ifPresent(sizes -> add(qubits, needed, true, sizes));
    add(qubits, needed, false, shortened(full, slack, full.length - 1, -1));
    add(qubits, needed, false, shortened(full, slack, 0, 1));
    add(qubits, needed, false, spread(full, qubits.size()));
    if (needed.size() < qpus.size()) {
      int[] all = qpus.stream().mapToInt(q -> capacity[q]).toArray();
      add(qubits, qpus, false, spread(all, qubits.size()));
    }
  }

  /** The first QPUs in the order that hold so many qubits. */
  private List<Integer> fewest(List<Integer> qpus, int qubits) {
    List<Integer> needed = new ArrayList<>();
    int room = 0;
    for (int qpu : qpus) {
      if (room < qubits) {
        needed.add(qpu);
        room += capacity[qpu];
      }
    }
    return needed;
  }

  /** Takes the slack from the blocks at one end. */
  private static int[] shortened(int[] full, int slack, int from, int step) {
    int[] sizes = full.clone();
    int rest = slack;
    for (int i = from; i >= 0 && i < sizes.length; i += step) {
      int taken = Math.min(rest, sizes[i]);
      sizes[i] -= taken;
      rest -= taken;
    }
    return sizes;
  }

  /** As equal as capacities allow. */
  private static int[] spread(int[] full, int qubits) {
    int[] sizes = new int[full.length];
    int left = qubits;
    while (left > 0) {
      int least = FREE;
      for (int i = 0; i < sizes.length; i++) {
        if (sizes[i] < full[i] && (least < 0 || sizes[i] < sizes[least])) {
          least = i;
        }
      }
      sizes[least]++;
      left--;
    }
    return sizes;
  }

  private void add(List<Integer> qubits, List<Integer> qpus, boolean isByCuts, int[] sizes) {
    int[] home = pins.clone();
    int next = 0;
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes[i]; j++) {
        home[qubits.get(next++)] = qpus.get(i);
      }
    }
    if (found.stream().noneMatch(known -> Arrays.equals(known.homes, home))) {
      List<Integer> order = new ArrayList<>(qpus);
      Arrays.stream(pins).filter(p -> p != FREE && !order.contains(p)).forEach(order::add);
      found.add(new Dealt(home, order, isByCuts));
    }
  }

  /** All at one QPU, the first that holds them, if there is one and pins allow it. */
  public static Optional<int[]> findTogether(Network network, int[] pins) {
    List<Integer> pinned =
        Arrays.stream(pins)
            .filter(pin -> pin != FREE)
            .distinct()
            .boxed()
            .collect(Collectors.toList());
    return IntStream.range(0, network.qpus().size())
        .boxed()
        .filter(q -> pinned.stream().allMatch(q::equals))
        .filter(q -> network.qpu(q).dataQubits() >= pins.length)
        .findFirst()
        .map(q -> filled(pins.length, q));
  }

  private static int[] filled(int length, int value) {
    int[] array = new int[length];
    Arrays.fill(array, value);
    return array;
  }
}
