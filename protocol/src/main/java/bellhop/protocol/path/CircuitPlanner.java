package bellhop.protocol.path;

import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.PathTree;
import bellhop.network.Timekeeping;
import bellhop.protocol.path.Plan.Answer;
import bellhop.protocol.path.Plan.Refusal;
import bellhop.protocol.path.ScheduleSearch.Schedule;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Plans circuits along the paths with the fewest links, and for each the rounds of distillation and
 * the cut-off that bring most pairs of the wanted fidelity ({@link ScheduleSearch}): none where
 * none pays. It does not balance circuits against each other; those that share a link share its
 * pairs.
 *
 * <p>Pairs wait in memory qubits if that serves more demands, or the same with more pairs of the
 * wanted fidelity; where nobody wants any, if the fidelity is higher.
 */
public final class CircuitPlanner {
  private final Network network;
  private final List<Wanted> wanted;
  private final Optional<Span> cutoff;
  private final boolean mayDistil;
  private final BooleanSupplier isTimeUp;
  private final Timekeeping timekeeping;
  private final List<Optional<Path>> paths;
  private final PathPlanner.Known known = new PathPlanner.Known();

  /** By link: how many demands use it. */
  private final int[] users;

  /** Whether the time was up before all demands had their turn. */
  private boolean isCut;

  private CircuitPlanner(
      Network network,
      List<Wanted> wanted,
      Optional<Span> cutoff,
      boolean mayDistil,
      BooleanSupplier isTimeUp) {
    this.network = network;
    this.wanted = wanted;
    this.cutoff = cutoff;
    this.mayDistil = mayDistil;
    this.isTimeUp = isTimeUp;
    timekeeping = new Timekeeping(network);
    paths = paths();
    users = new int[network.links().size()];
    paths.forEach(path -> path.ifPresent(p -> p.links().forEach(l -> users[l]++)));
  }

  /** Plans for all demands together, however long it takes. */
  public static Plan plan(
      Network network, List<Wanted> wanted, Optional<Span> cutoff, boolean mayDistil) {
    return plan(network, wanted, cutoff, mayDistil, () -> false);
  }

  /**
   * Plans for all demands together. When the time is up the demands that were not looked at are
   * refused as {@link Refusal#NO_TIME}.
   *
   * @param cutoff of pairs that wait at inner nodes, 0 for never; chosen by the planner if absent:
   *     never, but where a fidelity needs one, or where circuits share a link, which could block
   *     each other for ever
   * @param mayDistil whether rounds of distillation are considered
   * @param isTimeUp asked before each demand
   */
  public static Plan plan(
      Network network,
      List<Wanted> wanted,
      Optional<Span> cutoff,
      boolean mayDistil,
      BooleanSupplier isTimeUp) {
    CircuitPlanner planner = new CircuitPlanner(network, wanted, cutoff, mayDistil, isTimeUp);
    Plan direct = planner.plan(false);
    Plan stored = planner.isCut ? direct : planner.plan(true);
    return planner.isBetter(stored, direct) ? stored : direct;
  }

  private boolean isBetter(Plan one, Plan other) {
    if (one.circuits().size() != other.circuits().size()) {
      return one.circuits().size() > other.circuits().size();
    }
    boolean isAnyFidelityFine = wanted.stream().allMatch(w -> w.minimumFidelity() == 0);
    ToDoubleFunction<Circuit> worth = isAnyFidelityFine ? Circuit::fidelity : Circuit::rate;
    double sum = one.circuits().stream().mapToDouble(worth).sum();
    return sum > other.circuits().stream().mapToDouble(worth).sum();
  }

  /** Those from the same node one after another: one search finds them all. */
  private List<Optional<Path>> paths() {
    PathTree tree = new PathTree(network);
    List<Optional<Path>> found =
        new ArrayList<>(Collections.nCopies(wanted.size(), Optional.empty()));
    IntStream.range(0, wanted.size())
        .boxed()
        .sorted(Comparator.comparingInt((Integer d) -> wanted.get(d).from()))
        .forEach(d -> found.set(d, findPath(wanted.get(d), tree)));
    return found;
  }

  private Optional<Path> findPath(Wanted its, PathTree tree) {
    isCut |= isTimeUp.getAsBoolean();
    return isCut ? Optional.empty() : tree.find(its.from(), its.to());
  }

  /**
   * Qubits are shared among the links that somebody wants; where some are refused, once more among
   * those that circuits use, as the nodes share them.
   */
  private Plan plan(boolean wantStored) {
    Plan all =
        plan(wantStored, linksWanted(), Collections.nCopies(wanted.size(), Optional.empty()));
    boolean[] used = linksOf(all.circuits());
    if (isCut || Arrays.equals(used, linksWanted())) {
      return all;
    }
    List<Optional<Answer>> refused =
        all.answers().stream()
            .map(answer -> Optional.of(answer).filter(a -> a.refusal() != Refusal.NONE))
            .toList();
    return plan(wantStored, used, refused);
  }

  private boolean[] linksWanted() {
    boolean[] links = new boolean[users.length];
    for (int l = 0; l < links.length; l++) {
      links[l] = users[l] > 0;
    }
    return links;
  }

  private boolean[] linksOf(List<Circuit> circuits) {
    boolean[] links = new boolean[users.length];
    circuits.forEach(circuit -> circuit.links().forEach(l -> links[l] = true));
    return links;
  }

  /**
   * Plans with the qubits shared among those links.
   *
   * @param known answers that stand already
   */
  private Plan plan(boolean wantStored, boolean[] used, List<Optional<Answer>> known) {
    boolean[] want = new boolean[used.length];
    Arrays.fill(want, wantStored);
    LaneShares shares = LaneShares.of(network, used, want);
    PathPlanner planner =
        new PathPlanner(network, timekeeping, shares, cutoff, mayDistil, this.known);
    List<Circuit> circuits = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int d = 0; d < wanted.size(); d++) {
      answers.add(
          known.get(d).isPresent() ? known.get(d).get() : answer(d, shares, planner, circuits));
    }
    List<Boolean> stored = new ArrayList<>();
    for (int l = 0; l < used.length; l++) {
      stored.add(shares.isStored(l));
    }
    return new Plan(circuits, stored, answers);
  }

  private Answer answer(
      int demand, LaneShares shares, PathPlanner planner, List<Circuit> circuits) {
    isCut |= isTimeUp.getAsBoolean();
    if (isCut) {
      return new Answer(-1, Refusal.NO_TIME, 0, 0, "the time limit ended the planning before");
    }
    if (paths.get(demand).isEmpty() || paths.get(demand).get().links().isEmpty()) {
      return new Answer(-1, Refusal.NO_PATH, 0, 0, "no links join the two");
    }
    Path path = paths.get(demand).get();
    for (int link : path.links()) {
      if (shares.lanes(link) == 0) {
        return new Answer(-1, Refusal.NO_QUBITS, 0, 0, noQubits(link));
      }
    }
    Wanted its = wanted.get(demand);
    Schedule best = planner.schedule(path, its);
    PathForecast forecast = best.forecast();
    if (forecast.fidelity() < its.minimumFidelity()) {
      String words =
          "the best that its links reach is %.4f, with %s"
              .formatted(forecast.fidelity(), best.words());
      return new Answer(-1, Refusal.FIDELITY, forecast.fidelity(), 0, words);
    }
    int id = circuits.size();
    boolean isShared = path.links().stream().anyMatch(l -> users[l] > 1 || shares.isPooled(l));
    circuits.add(planner.circuit(id, path, best, its.measured(), isShared));
    return new Answer(
        id, Refusal.NONE, forecast.fidelity(), forecast.ratePerSecond(), best.words());
  }

  private String noQubits(int link) {
    int qnu =
        talkingShare(network.link(link).qnuA()) == 0
            ? network.link(link).qnuA()
            : network.link(link).qnuB();
    return "the QNU %s has %d communication qubits for %d links in use"
        .formatted(
            network.qnu(qnu).name(), network.qnu(qnu).communicationQubits(), linksInUse(qnu));
  }

  private int talkingShare(int qnu) {
    return network.qnu(qnu).communicationQubits() / Math.max(1, linksInUse(qnu));
  }

  private int linksInUse(int qnu) {
    int count = 0;
    for (int l = 0; l < users.length; l++) {
      boolean ends = network.link(l).qnuA() == qnu || network.link(l).qnuB() == qnu;
      count += users[l] > 0 && ends ? 1 : 0;
    }
    return count;
  }
}
