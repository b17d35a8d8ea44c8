package bellhop.simulator.timeline;

import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.pair.End;
import bellhop.protocol.fabric.FabricInput;
import bellhop.protocol.fabric.FabricOutput;
import bellhop.protocol.fabric.FabricPlan;
import bellhop.protocol.fabric.FabricProtocol;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.protocol.fabric.Timetable;
import bellhop.units.EventQueue;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Hosts the machine of the fabric: links say what they want, turns take their time, grants become
 * events. It knows no pairs.
 *
 * <p>Qubits of QNUs need no pool here: compiled programs name the communication qubit of each
 * request, so a link that wants a burst has its qubits already.
 *
 * <p>Pairs made ahead never keep the fabric from requests: a link's wish for one is told only while
 * no request waits at its station, and a burst for one ends when a request needs what it holds.
 */
final class HostedFabric {
  private static final int NONE = -1;

  private static final Pool OPEN = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);

  /** As long as scenarios have it when they do not say. */
  private static final Span SLOT = Span.micros(1000);

  /** A pair comes within 2.3 mean times with 90 %: what a deadline timetable gives it. */
  private static final double WINDOW_MEANS = 2.3;

  private final FabricProtocol machine;
  private final long[] fresh;
  private final EventQueue queue;
  private final FabricSettings settings;
  private final Buffer<FabricOutput> outputs = new Buffer<>();

  /** By station: the links that share it. */
  private final List<List<Integer>> linksAt = new ArrayList<>();

  /** By link: what it wants, what of it was told, and for what need. */
  private final int[] wanted;

  private final boolean[] isAhead;
  private final int[] told;
  private final Need[] need;

  /** By station: bursts that wait for requests. */
  private final int[] urgentAt;

  /** By link: how long the fabric turned for the connection that was granted last. */
  private final long[] turnedPs;

  private final long[] darkPs;

  /** By station: connections, those that turn included. By QNU: its fibres, and those in use. */
  private final int[] connectionsAt;

  private final int[] fibresOf;
  private final int[] fibresUsed;

  HostedFabric(
      Wiring wiring,
      FabricPlan plan,
      Scenario.Policy policy,
      boolean makesAhead,
      EventQueue queue) {
    this.queue = queue;
    Network network = wiring.network;
    int links = network.links().size();
    FabricSettings planned = plan.settings(new boolean[links]);
    settings =
        new FabricSettings(
            Collections.nCopies(planned.qnus().size(), OPEN),
            planned.switches(),
            planned.stations(),
            planned.fibres(),
            planned.links());
    Policy inner = policy(policy, wiring, plan);
    machine = new FabricProtocol(settings, makesAhead ? new YieldAhead(inner) : inner);
    fresh = machine.snapshot();
    settings.stations().forEach(_ -> linksAt.add(new ArrayList<>()));
    for (int l = 0; l < links; l++) {
      if (plan.isShared(l)) {
        linksAt.get(settings.links().get(l).station()).add(l);
      }
    }
    wanted = new int[links];
    isAhead = new boolean[links];
    told = new int[links];
    need = new Need[links];
    turnedPs = new long[links];
    darkPs = new long[links];
    urgentAt = new int[settings.stations().size()];
    connectionsAt = new int[settings.stations().size()];
    fibresUsed = new int[settings.qnus().size()];
    fibresOf = new int[settings.qnus().size()];
    for (FabricSettings.Fibre fibre : settings.fibres()) {
      int least = Math.min(fibre.placeA(), fibre.placeB());
      if (least < fibresOf.length) {
        fibresOf[least]++;
      }
    }
    begin();
  }

  private Policy policy(Scenario.Policy name, Wiring wiring, FabricPlan plan) {
    return switch (name) {
      case TIMETABLE -> periodic(wiring, plan);
      case DEADLINE_TIMETABLE -> byDeadline(wiring, plan);
      case ONE_AT_A_TIME, FIRST_COME, EARLIEST_DEADLINE, LONGEST_QUEUE, HYSTERESIS, LOOK_AHEAD ->
          Policies.of(name, SLOT);
    };
  }

  /** Time for each link in proportion to what the pairs that are asked of it take on the mean. */
  private Policy periodic(Wiring wiring, FabricPlan plan) {
    double[] weights = new double[settings.links().size()];
    long longestPs = 1;
    for (int link : wiring.linkOfPair) {
      if (plan.isShared(link)) {
        long meanPs = settings.links().get(link).meanPs();
        weights[link] += meanPs;
        longestPs = Math.max(longestPs, meanPs);
      }
    }
    return Timetable.periodic(settings, weights, 8 * longestPs);
  }

  /** A time of its own for each pair, as the schedules plan it. */
  private Policy byDeadline(Wiring wiring, FabricPlan plan) {
    List<Timetable.Expected> expected = new ArrayList<>();
    for (int g = 0; g < wiring.kind.length; g++) {
      boolean isFirst = wiring.kind[g] == Wiring.Kind.REQUEST && wiring.end[g] == End.A;
      if (isFirst && plan.isShared(wiring.link[g])) {
        long meanPs = settings.links().get(wiring.link[g]).meanPs();
        long byPs = wiring.needByPs[g];
        long fromPs = Math.max(0, byPs - meanPs);
        long lengthPs = (long) (WINDOW_MEANS * meanPs);
        expected.add(new Timetable.Expected(wiring.link[g], fromPs, byPs, lengthPs));
      }
    }
    return Timetable.byDeadline(settings, expected);
  }

  /** Forgets everything, for a new shot. */
  void begin() {
    machine.restore(fresh);
    Arrays.fill(wanted, 0);
    Arrays.fill(isAhead, false);
    Arrays.fill(told, 0);
    Arrays.fill(need, Need.NONE);
    Arrays.fill(urgentAt, 0);
    Arrays.fill(turnedPs, 0);
    Arrays.fill(darkPs, 0);
    Arrays.fill(connectionsAt, 0);
    Arrays.fill(fibresUsed, 0);
  }

  /** A link wants so many bursts from now on, ahead of requests or by then. */
  void wants(int link, int bursts, boolean ahead, long byPs, long nowPs) {
    int station = settings.links().get(link).station();
    boolean wasUrgent = urgentAt[station] > 0;
    urgentAt[station] += (ahead ? 0 : bursts) - urgent(link);
    wanted[link] = bursts;
    isAhead[link] = ahead;
    Need its = ahead || bursts == 0 ? YieldAhead.AHEAD : needBy(byPs);
    boolean isOther = bursts > 0 && !its.equals(need[link]);
    need[link] = its;
    if (wasUrgent != urgentAt[station] > 0) {
      tellAhead(station, nowPs);
    }
    tell(link, isOther, nowPs);
  }

  private static Need needBy(long byPs) {
    long itsPs = Math.min(byPs, Need.WHENEVER);
    return new Need(0, itsPs, itsPs);
  }

  private int urgent(int link) {
    return isAhead[link] ? 0 : wanted[link];
  }

  /** Wishes for pairs ahead come and go as requests wait at their station or not. */
  private void tellAhead(int station, long nowPs) {
    for (int link : linksAt.get(station)) {
      if (isAhead[link]) {
        tell(link, false, nowPs);
      }
    }
  }

  private void tell(int link, boolean isOther, long nowPs) {
    boolean mayAsk = !isAhead[link] || urgentAt[settings.links().get(link).station()] == 0;
    int bursts = mayAsk ? wanted[link] : 0;
    if (told[link] != bursts || isOther) {
      told[link] = bursts;
      tell(new FabricInput.Wants(link, bursts, need[link]), nowPs);
    }
  }

  void released(int link, int connection, boolean made, long nowPs) {
    occupy(link, -1);
    tell(new FabricInput.Released(connection, made), nowPs);
  }

  /** A link will want a burst about then. */
  void expects(int link, long atPs, long nowPs) {
    tell(new FabricInput.Expects(link, atPs), nowPs);
  }

  void turned(int link, int connection, long nowPs) {
    occupy(link, -1); // unless it is granted now
    turnedPs[link] = darkPs[link];
    tell(new FabricInput.Turned(connection), nowPs);
  }

  void woken(long nowPs) {
    tell(new FabricInput.Woken(), nowPs);
  }

  private void tell(FabricInput input, long nowPs) {
    machine.on(input, new Time(nowPs), outputs);
    int calm = NONE;
    for (int i = 0; i < outputs.size(); i++) {
      int station = act(outputs.get(i), input, nowPs);
      calm = station == NONE ? calm : station;
    }
    outputs.clear();
    if (calm != NONE && urgentAt[calm] == 0) {
      tellAhead(calm, nowPs);
    }
  }

  /** The station at which no request waits any more by it, or NONE. */
  private int act(FabricOutput output, FabricInput cause, long nowPs) {
    int calm = NONE;
    switch (output) {
      case FabricOutput.Turn(int connection, int link, List<Integer> _, Time ready) -> {
        occupy(link, 1);
        darkPs[link] = ready.picos() - nowPs;
        queue.add(ready.picos(), Event.TURNED.of(link, connection));
      }
      case FabricOutput.Granted(int connection, int link) -> {
        occupy(link, 1);
        boolean hasTurned = cause instanceof FabricInput.Turned(int its) && its == connection;
        turnedPs[link] = hasTurned ? turnedPs[link] : 0;
        calm = granted(link) ? settings.links().get(link).station() : NONE;
        queue.add(nowPs, Event.GRANTED.of(link, connection));
      }
      case FabricOutput.Withdrawn(int connection, int link) ->
          queue.add(nowPs, Event.WITHDRAWN.of(link, connection));
      case FabricOutput.WakeAt(Time time) -> queue.add(time.picos(), Event.FABRIC_WOKEN.of(0));
    }
    return calm;
  }

  /** Whether it was the last request that waited at its station. */
  private boolean granted(int link) {
    int station = settings.links().get(link).station();
    boolean isRequest = !isAhead[link] && wanted[link] > 0;
    urgentAt[station] -= isRequest ? 1 : 0;
    told[link]--;
    wanted[link] = Math.max(0, wanted[link] - 1);
    return isRequest && urgentAt[station] == 0;
  }

  private void occupy(int link, int more) {
    FabricSettings.Line line = settings.links().get(link);
    connectionsAt[line.station()] += more;
    fibresUsed[line.qnuA()] += more;
    fibresUsed[line.qnuB()] += more;
  }

  /** How long the fabric turned for the last connection of a link. */
  long turnedPs(int link) {
    return turnedPs[link];
  }

  /** The number of what a link has to wait for if it wants a burst now. */
  int whatIsFull(int link, Waited waited) {
    FabricSettings.Line line = settings.links().get(link);
    Station station = settings.stations().get(line.station());
    if (connectionsAt[line.station()] >= station.channels()) {
      return waited.number(Waited.Kind.STATION, line.station());
    }
    for (int qnu : new int[] {line.qnuA(), line.qnuB()}) {
      if (fibresUsed[qnu] >= fibresOf[qnu]) {
        return waited.number(Waited.Kind.PORT, qnu);
      }
    }
    return waited.number(Waited.Kind.WAYS, 0);
  }
}
