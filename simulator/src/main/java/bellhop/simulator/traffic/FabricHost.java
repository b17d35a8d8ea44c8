package bellhop.simulator.traffic;

import bellhop.protocol.fabric.FabricInput;
import bellhop.protocol.fabric.FabricOutput;
import bellhop.protocol.fabric.FabricProtocol;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policy;
import bellhop.simulator.timeline.Buffer;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hosts the machine of the fabric: turns take their time, grants go to the links. */
final class FabricHost {
  private final LaneLayout layout;
  private final Agenda agenda;
  private final FabricProtocol machine;
  private final SwitchHardware switches;

  /** By part that is down: for how many reasons. */
  private final Map<FabricInput.Part, Integer> faults = new HashMap<>();

  /** By link: whether it could be connected if nothing else were. */
  private final boolean[] hasWay;

  private @Nullable Ways ways;

  /** What the machine asks for; it may be told more while that is acted upon. */
  private final List<Buffer<FabricOutput>> buffers = new ArrayList<>();

  private int depth;
  private @Nullable Benches benches;

  /** By link: what the machine was told last. */
  private final int[] told;

  private final Need[] toldNeed;

  /** Hears that a link has lost its last way (1), or has one again (−1). */
  interface Ways {
    void changes(int link, int by);
  }

  FabricHost(LaneLayout layout, Policy policy, Agenda agenda) {
    this.layout = layout;
    this.agenda = agenda;
    FabricSettings settings = layout.fabric().settings(layout.shares().stored());
    machine = new FabricProtocol(settings, policy);
    switches = new SwitchHardware(settings);
    hasWay = new boolean[settings.links().size()];
    for (int l = 0; l < hasWay.length; l++) {
      hasWay[l] = machine.hasWay(l);
    }
    told = new int[layout.network().links().size()];
    toldNeed = new Need[told.length];
    Arrays.fill(toldNeed, Need.NONE);
  }

  /** Grants go there from now on. */
  void serves(Benches its) {
    benches = its;
  }

  /** Lost ways are told there from now on. */
  void tells(Ways its) {
    ways = its;
  }

  /** Whether a link needs a grant for each burst. */
  boolean isAsked(int link) {
    return layout.fabric().isShared(link);
  }

  /** Whether what a link needs of the fabric works. */
  boolean hasWay(int link) {
    return !isAsked(link) || machine.hasWay(link);
  }

  /** A link could begin so many bursts, the most urgent of them for that. */
  void wants(int link, int bursts, Need need) {
    if (told[link] != bursts || (bursts > 0 && !need.equals(toldNeed[link]))) {
      told[link] = bursts;
      toldNeed[link] = need;
      tell(new FabricInput.Wants(link, bursts, need));
    }
  }

  /** A link will want a burst about then. */
  void expects(int link, long atPs) {
    tell(new FabricInput.Expects(link, atPs));
  }

  void released(int connection, boolean isPair) {
    tell(new FabricInput.Released(connection, isPair));
  }

  /** A half has left a qubit that its QNU's links share. */
  void left(int qnu) {
    tell(new FabricInput.Left(qnu));
  }

  /** All has turned, or was found not to have at a switch. */
  void turned(int connection, int stuckSwitch) {
    if (stuckSwitch < 0) {
      tell(new FabricInput.Turned(connection));
    } else {
      tell(new FabricInput.Misturned(connection, stuckSwitch));
      tellWays();
    }
  }

  void fails(FabricInput.Part part) {
    if (faults.merge(part, 1, Integer::sum) == 1) {
      tell(new FabricInput.Failed(part));
      tellWays();
    }
  }

  void mends(FabricInput.Part part) {
    if (faults.merge(part, -1, Integer::sum) == 0) {
      tell(new FabricInput.Mended(part));
      tellWays();
    }
  }

  void sticks(int theSwitch) {
    switches.stick(theSwitch, 1);
  }

  /** Whoever loosens a switch says that its ports can be trusted again, unless it is down. */
  void loosens(int theSwitch) {
    switches.stick(theSwitch, -1);
    FabricInput.Part its = new FabricInput.SwitchPart(theSwitch);
    if (faults.getOrDefault(its, 0) == 0) {
      tell(new FabricInput.Mended(its));
      tellWays();
    }
  }

  /** That a station is down is told of the station, not of each of its links. */
  private void tellWays() {
    for (int l = 0; l < hasWay.length; l++) {
      int station = layout.network().link(l).analyser().orElse(-1);
      boolean has =
          faults.getOrDefault(new FabricInput.StationPart(station), 0) > 0 || machine.hasWay(l);
      if (isAsked(l) && has != hasWay[l] && ways != null) {
        ways.changes(l, has ? -1 : 1);
      }
      hasWay[l] = has;
    }
  }

  void woken() {
    tell(new FabricInput.Woken());
  }

  private void tell(FabricInput input) {
    Buffer<FabricOutput> asks = buffer();
    depth++;
    machine.on(input, new Time(agenda.nowPs()), asks);
    for (int i = 0; i < asks.size(); i++) {
      act(asks.get(i));
    }
    asks.clear();
    depth--;
  }

  private Buffer<FabricOutput> buffer() {
    if (depth == buffers.size()) {
      buffers.add(new Buffer<>());
    }
    return buffers.get(depth);
  }

  private void act(FabricOutput output) {
    switch (output) {
      case FabricOutput.Turn turn -> {
        int stuck = switches.turn(turn);
        agenda.add(turn.ready().picos(), Agenda.Kind.TURNED, turn.connection(), stuck);
      }
      case FabricOutput.Granted(int connection, int link) -> {
        told[link]--;
        Objects.requireNonNull(benches).granted(connection, link);
      }
      case FabricOutput.Withdrawn(int connection, int link) ->
          Objects.requireNonNull(benches).withdrawn(connection, link);
      case FabricOutput.WakeAt(Time time) ->
          agenda.add(time.picos(), Agenda.Kind.FABRIC_WOKEN, 0, 0);
    }
  }
}
