package bellhop.experiment.validation;

import bellhop.protocol.fabric.FabricInput;
import bellhop.protocol.fabric.FabricOutput;
import bellhop.protocol.fabric.FabricProtocol;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policy;
import bellhop.units.Seed;
import bellhop.units.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Plays demands for bursts on a fabric, to compare policies: bursts take the times they are given,
 * turning takes its time, and nothing else does. It knows no pairs, memories or messages.
 */
final class FabricTrial {

  /**
   * A burst that somebody asks for.
   *
   * @param again what it takes each time that it is begun again; attempts have no memory
   */
  record Demand(long atPs, int link, Need need, long burstPs, Seed again) {}

  /**
   * What came of it.
   *
   * @param donePs by demand
   */
  record Outcome(List<Demand> demands, List<Long> donePs) {
    /** From the demand to the end of its burst, over all from a number on. */
    double meanLatencyPs(int from) {
      double sum = 0;
      for (int d = from; d < donePs.size(); d++) {
        sum += donePs.get(d) - demands.get(d).atPs();
      }
      return sum / (donePs.size() - from);
    }
  }

  private enum Kind {
    ASKED,
    DONE,
    TURNED,
    WOKEN
  }

  /**
   * @param what the demand, or the connection that turned
   */
  private record Event(long atPs, long order, Kind kind, int what, int connection) {
    static final Comparator<Event> ORDER =
        Comparator.comparingLong(Event::atPs).thenComparingLong(Event::order);
  }

  private final List<Demand> demands;
  private final FabricProtocol machine;
  private final PriorityQueue<Event> events = new PriorityQueue<>(Event.ORDER);
  private final List<ArrayDeque<Integer>> waiting = new ArrayList<>();

  /** By connection: the demand that it serves. */
  private final Map<Integer, Integer> served = new HashMap<>();

  /** By connection: when its burst ends. */
  private final Map<Integer, Long> ends = new HashMap<>();

  /** By demand: how often it was asked back. */
  private final int[] askedBack;

  private final long[] donePs;
  private int left;
  private long nowPs;
  private long order;

  private FabricTrial(FabricSettings settings, Policy policy, List<Demand> demands) {
    this.demands = demands;
    machine = new FabricProtocol(settings, policy);
    for (int l = 0; l < settings.links().size(); l++) {
      waiting.add(new ArrayDeque<>());
    }
    askedBack = new int[demands.size()];
    donePs = new long[demands.size()];
    left = demands.size();
    for (int d = 0; d < demands.size(); d++) {
      add(demands.get(d).atPs(), Kind.ASKED, d, 0);
    }
  }

  /** Plays until all is done. */
  static Outcome play(FabricSettings settings, Policy policy, List<Demand> demands) {
    FabricTrial trial = new FabricTrial(settings, policy, List.copyOf(demands));
    while (trial.left > 0) {
      trial.next();
    }
    return new Outcome(trial.demands, Arrays.stream(trial.donePs).boxed().toList());
  }

  private void add(long atPs, Kind kind, int what, int connection) {
    events.add(new Event(atPs, order++, kind, what, connection));
  }

  private void next() {
    Event event = events.remove();
    nowPs = event.atPs();
    switch (event.kind()) {
      case ASKED -> {
        waiting.get(demands.get(event.what()).link()).add(event.what());
        ask(demands.get(event.what()).link());
      }
      case DONE -> done(event.what(), event.connection());
      case TURNED -> tell(new FabricInput.Turned(event.what()));
      case WOKEN -> tell(new FabricInput.Woken());
    }
  }

  private void done(int demand, int connection) {
    if (served.getOrDefault(connection, -1) == demand
        && ends.getOrDefault(connection, -1L) == nowPs) {
      served.remove(connection);
      donePs[demand] = nowPs;
      left--;
      tell(new FabricInput.Released(connection, false));
    }
  }

  private void ask(int link) {
    Need first = Need.NONE;
    for (int demand : waiting.get(link)) {
      Need its = demands.get(demand).need();
      first = Need.URGENCY.compare(its, first) < 0 ? its : first;
    }
    tell(new FabricInput.Wants(link, waiting.get(link).size(), first));
  }

  private void tell(FabricInput input) {
    List<FabricOutput> said = new ArrayList<>();
    machine.on(input, new Time(nowPs), said::add);
    said.forEach(this::act);
  }

  private void act(FabricOutput output) {
    switch (output) {
      case FabricOutput.Turn turn -> add(turn.ready().picos(), Kind.TURNED, turn.connection(), 0);
      case FabricOutput.Granted(int connection, int link) -> begin(connection, link);
      case FabricOutput.Withdrawn(int connection, int link) -> {
        int demand = Objects.requireNonNull(served.remove(connection));
        askedBack[demand]++;
        waiting.get(link).addFirst(demand);
        tell(new FabricInput.Released(connection, false));
        ask(link);
      }
      case FabricOutput.WakeAt(Time time) -> add(time.picos(), Kind.WOKEN, 0, 0);
    }
  }

  /** The most urgent one of the link's begins. */
  private void begin(int connection, int link) {
    int first = waiting.get(link).getFirst();
    for (int demand : waiting.get(link)) {
      Need its = demands.get(demand).need();
      first = Need.URGENCY.compare(its, demands.get(first).need()) < 0 ? demand : first;
    }
    waiting.get(link).remove(first);
    served.put(connection, first);
    Demand its = demands.get(first);
    long takesPs =
        askedBack[first] == 0
            ? its.burstPs()
            : FabricLoads.burstPs(its.again().stream("again", askedBack[first]));
    add(nowPs + takesPs, Kind.DONE, first, connection);
    ends.put(connection, nowPs + takesPs);
  }
}
