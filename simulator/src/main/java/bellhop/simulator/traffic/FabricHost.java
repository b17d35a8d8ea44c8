package bellhop.simulator.traffic;

import bellhop.protocol.fabric.FabricInput;
import bellhop.protocol.fabric.FabricOutput;
import bellhop.protocol.fabric.FabricProtocol;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policy;
import bellhop.simulator.timeline.Buffer;
import bellhop.units.Time;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hosts the machine of the fabric: turns take their time, grants go to the links. */
final class FabricHost {
  private final LaneLayout layout;
  private final Agenda agenda;
  private final FabricProtocol machine;
  private @Nullable Benches benches;

  /** By link: what the machine was told last. */
  private final int[] told;

  private final Need[] toldNeed;

  FabricHost(LaneLayout layout, Policy policy, Agenda agenda) {
    this.layout = layout;
    this.agenda = agenda;
    machine = new FabricProtocol(layout.fabric().settings(layout.shares().stored()), policy);
    told = new int[layout.network().links().size()];
    toldNeed = new Need[told.length];
    Arrays.fill(toldNeed, Need.NONE);
  }

  /** Grants go there from now on. */
  void serves(Benches its) {
    benches = its;
  }

  /** Whether a link needs a grant for each burst. */
  boolean isAsked(int link) {
    return layout.fabric().isShared(link);
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

  void turned(int connection) {
    tell(new FabricInput.Turned(connection));
  }

  void woken() {
    tell(new FabricInput.Woken());
  }

  private void tell(FabricInput input) {
    Buffer<FabricOutput> asks = new Buffer<>();
    machine.on(input, new Time(agenda.nowPs()), asks);
    for (int i = 0; i < asks.size(); i++) {
      act(asks.get(i));
    }
  }

  private void act(FabricOutput output) {
    switch (output) {
      case FabricOutput.Turn turn ->
          agenda.add(turn.ready().picos(), Agenda.Kind.TURNED, turn.connection(), 0);
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
