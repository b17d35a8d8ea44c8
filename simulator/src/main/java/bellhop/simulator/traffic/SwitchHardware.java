package bellhop.simulator.traffic;

import bellhop.protocol.fabric.FabricOutput;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import java.util.Arrays;
import java.util.List;

/**
 * What switches really join, which is not always what they are told: one that is stuck stays as it
 * is. It knows neither channels nor light.
 */
final class SwitchHardware {
  private static final int NONE = -1;

  private final FabricSettings settings;

  /** By fibre and end: the fibre that the switch there joins it to, or NONE. */
  private final int[] peer;

  /** By switch: for how many reasons it is stuck. */
  private final int[] stuck;

  SwitchHardware(FabricSettings settings) {
    this.settings = settings;
    peer = new int[2 * settings.fibres().size()];
    Arrays.fill(peer, NONE);
    stuck = new int[settings.switches().size()];
  }

  void stick(int theSwitch, int by) {
    stuck[theSwitch] += by;
  }

  /** Turns what can turn; the first stuck switch that would have had to, or −1. */
  int turn(FabricOutput.Turn turn) {
    Line link = settings.links().get(turn.link());
    int station = settings.qnus().size() + settings.switches().size() + link.station();
    int found = NONE;
    int place = link.qnuA();
    List<Integer> fibres = turn.fibres();
    for (int i = 0; i + 1 < fibres.size(); i++) {
      place = far(fibres.get(i), place);
      if (place == station) {
        place = link.qnuB();
      } else if (!join(fibres.get(i), fibres.get(i + 1), place) && found == NONE) {
        found = place - settings.qnus().size();
      }
    }
    return found;
  }

  /** Whether two fibres are joined at a switch, now that it was told to. */
  private boolean join(int fibre, int other, int place) {
    int port = port(fibre, place);
    int otherPort = port(other, place);
    if (peer[port] == other) {
      return true;
    }
    if (stuck[place - settings.qnus().size()] > 0) {
      return false;
    }
    leave(port, place);
    leave(otherPort, place);
    peer[port] = other;
    peer[otherPort] = fibre;
    return true;
  }

  private void leave(int port, int place) {
    if (peer[port] != NONE) {
      peer[port(peer[port], place)] = NONE;
      peer[port] = NONE;
    }
  }

  private int far(int fibre, int place) {
    Fibre its = settings.fibres().get(fibre);
    return its.placeA() == place ? its.placeB() : its.placeA();
  }

  private int port(int fibre, int place) {
    return 2 * fibre + (settings.fibres().get(fibre).placeA() == place ? 0 : 1);
  }
}
