package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.network.Timekeeping;
import bellhop.protocol.fabric.FabricInput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What goes wrong, and how it ends: each fault as changes of the hardware. Nodes find out by
 * themselves, but for the one that comes back.
 */
final class Troubles {
  private final List<TimedFault> faults;
  private final Network network;
  private final LaneLayout layout;
  private final Timekeeping timekeeping;
  private final Agenda agenda;
  private final Hosts hosts;
  private final Wires wires;
  private final Benches benches;
  private final FabricHost fabric;
  private final Pairs pairs;
  private final Heard heard;

  /** By link: whether the clocks of its ends are too far apart. */
  private final boolean[] outOfStep;

  /** By fault: whether it keeps a node from its exchange, and which links that has stopped. */
  private final BitSet lost = new BitSet();

  private final List<List<Integer>> stopped = new ArrayList<>();

  /** Hears of a fault that begins (1) or ends (−1). */
  interface Heard {
    void changes(Fault fault, int by);
  }

  Troubles(
      List<TimedFault> faults,
      LaneLayout layout,
      Timekeeping timekeeping,
      Agenda agenda,
      Hosts hosts,
      Wires wires,
      Benches benches,
      FabricHost fabric,
      Pairs pairs,
      Heard heard) {
    this.faults = faults;
    this.layout = layout;
    network = layout.network();
    this.timekeeping = timekeeping;
    this.agenda = agenda;
    this.hosts = hosts;
    this.wires = wires;
    this.benches = benches;
    this.fabric = fabric;
    this.pairs = pairs;
    this.heard = heard;
    outOfStep = new boolean[network.links().size()];
    faults.forEach(_ -> stopped.add(new ArrayList<>()));
  }

  /** Puts all faults on the agenda. */
  void announce() {
    for (int i = 0; i < faults.size(); i++) {
      TimedFault fault = faults.get(i);
      agenda.add(fault.from().picos(), Agenda.Kind.FAULT_BEGINS, i, 0);
      agenda.add(fault.from().plus(fault.length()).picos(), Agenda.Kind.FAULT_ENDS, i, 0);
    }
  }

  void begin(int index) {
    heard.changes(faults.get(index).fault(), 1);
    switch (faults.get(index).fault()) {
      case Fault.BadMessages bad -> wires.worsen(bad);
      case Fault.SlowMessages(int factor) -> wires.slow(factor);
      case Fault.NodeDown(int node) -> goDown(node);
      case Fault.LinkCut(int link) -> benches.hinder(link);
      case Fault.AnalyserDown(int link) -> {
        if (fabric.isAsked(link)) {
          fabric.fails(stationOf(link));
        } else {
          benches.hinder(link);
        }
      }
      case Fault.SwitchDown(int its) -> fabric.fails(new FabricInput.SwitchPart(its));
      case Fault.SwitchStuck(int its) -> fabric.sticks(its);
      case Fault.FibreCut(int fibre) -> fabric.fails(new FabricInput.FibrePart(fibre));
      case Fault.LinkDrift(int link, double factor) -> benches.retune(link, factor);
      case Fault.ClockStep(int node, long offPs) -> stepClock(node, offPs);
      case Fault.ExchangeLost(int node) -> loseExchange(index, node);
    }
  }

  /** The node that is up again by it, or −1. */
  int end(int index) {
    heard.changes(faults.get(index).fault(), -1);
    switch (faults.get(index).fault()) {
      case Fault.BadMessages bad -> wires.mend(bad);
      case Fault.SlowMessages(int factor) -> wires.hurry(factor);
      case Fault.NodeDown(int node) -> {
        return comesBack(node) ? node : -1;
      }
      case Fault.LinkCut(int link) -> benches.relieve(link);
      case Fault.AnalyserDown(int link) -> {
        if (fabric.isAsked(link)) {
          fabric.mends(stationOf(link));
        } else {
          benches.relieve(link);
        }
      }
      case Fault.SwitchDown(int its) -> fabric.mends(new FabricInput.SwitchPart(its));
      case Fault.SwitchStuck(int its) -> fabric.loosens(its);
      case Fault.FibreCut(int fibre) -> fabric.mends(new FabricInput.FibrePart(fibre));
      case Fault.LinkDrift(int link, double _) -> benches.retune(link, 1);
      case Fault.ClockStep(int node, long offPs) -> stepClock(node, -offPs);
      case Fault.ExchangeLost(int _) -> regainExchange(index);
    }
    return -1;
  }

  private FabricInput.Part stationOf(int link) {
    return new FabricInput.StationPart(network.link(link).analyser().orElseThrow());
  }

  private void goDown(int node) {
    hosts.goDown(node);
    network.linksOfQpu(node).forEach(benches::hinder);
    pairs.restarting = true;
    for (int its = 0; its < layout.slotsOf(node); its++) {
      int slot = layout.slot(node, its);
      pairs.discard(slot);
      benches.stop(slot);
    }
    pairs.restarting = false;
  }

  private boolean comesBack(int node) {
    boolean isUp = hosts.comesBack(node);
    network.linksOfQpu(node).forEach(benches::relieve);
    return isUp;
  }

  private void loseExchange(int index, int node) {
    lost.set(index);
    for (int link : network.linksOfQpu(node)) {
      long afterPs = timekeeping.heraldingStopsAfterPs(link);
      if (benches.isUsed(link) && afterPs < Long.MAX_VALUE) {
        agenda.add(agenda.nowPs() + afterPs, Agenda.Kind.HOLDOVER_OVER, index, link);
      }
    }
  }

  /** A clock has been alone for so long that a link cannot rely on it. */
  void holdoverOver(int index, int link) {
    if (lost.get(index)) {
      stopped.get(index).add(link);
      benches.hinder(link);
    }
  }

  private void regainExchange(int index) {
    lost.clear(index);
    stopped.get(index).forEach(benches::relieve);
    stopped.get(index).clear();
  }

  /** While the clocks of its ends are further apart than half its window a link hears no click. */
  private void stepClock(int node, long offPs) {
    hosts.stepClock(node, offPs);
    for (int link : network.linksOfQpu(node)) {
      double apart = hosts.apartPs(network.qpuA(link), network.qpuB(link)) * 1e-12;
      boolean isOff = apart > network.link(link).timing().halfWindow();
      if (isOff && !outOfStep[link]) {
        benches.hinder(link);
      } else if (!isOff && outOfStep[link]) {
        benches.relieve(link);
      }
      outOfStep[link] = isOff;
    }
  }
}
