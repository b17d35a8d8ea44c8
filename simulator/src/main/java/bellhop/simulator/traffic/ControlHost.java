package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.network.PathTree;
import bellhop.protocol.path.Controller;
import bellhop.protocol.path.ControllerInput;
import bellhop.protocol.path.ControllerOutput;
import bellhop.protocol.path.ControllerOutput.Cause;
import bellhop.protocol.path.Element;
import bellhop.protocol.path.NodeInput;
import bellhop.simulator.timeline.Buffer;
import bellhop.units.RandomStream;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts the controller of circuits: tells it what fails, as soon as that is noticed, and carries
 * its commands to the nodes and their reports back. It decides nothing.
 *
 * <p>The controller is a host of its own that does not fail, at the site of the first QPU. Commands
 * and reports take the classical latency along the path with the fewest links; what is lost, or
 * comes to a node that is down, is said again after twice that and a millisecond, then after times
 * that double. A node does what it is told in order, and knows after a restart how far it was.
 */
final class ControlHost {
  private static final long AGAIN_PS = 1_000_000_000L;
  private static final int MOST_DOUBLINGS = 6;

  /** What may fail, in events. */
  private static final int LINK = 0;

  private static final int NODE = 1;
  private static final int STATION = 2;

  private final Controller controller;
  private final Network network;
  private final LaneLayout layout;
  private final Agenda agenda;
  private final Wires wires;
  private final Hosts hosts;
  private final Sessions sessions;
  private final Told told;
  private final Rerouting settings;
  private final RandomStream chance;
  private final Buffer<ControllerOutput> outputs = new Buffer<>();

  /** By node: to the controller, one way. */
  private final long[] latencyPs;

  /** By node: its commands in order, and how many it has carried out. */
  private final List<List<Command>> commands = new ArrayList<>();

  private final int[] done;

  private final List<Report> reports = new ArrayList<>();

  /** What is wrong with each link and station, and what the controller was told last. */
  private final int[] linkFaults;

  private final int[] stationFaults;

  /** When something about each link, station and node began or ceased to be wrong. */
  private final long[] linkChangedPs;

  private final long[] stationChangedPs;
  private final long[] nodeChangedPs;
  private final boolean[] toldLinkDown;
  private final boolean[] toldStationDown;
  private final boolean[] toldNodeDown;

  /** Moves of sessions to other circuits, in order. */
  private final List<TrafficResult.Reroute> reroutes = new ArrayList<>();

  /** Tells a node something, now. */
  interface Told {
    void tell(int node, NodeInput input);
  }

  private static final class Command {
    final ControllerOutput what;
    int tries;
    boolean hasCome;

    Command(ControllerOutput what) {
      this.what = what;
    }
  }

  private static final class Report {
    final int node;
    final ControllerInput what;
    int tries;

    Report(int node, ControllerInput what) {
      this.node = node;
      this.what = what;
    }
  }

  ControlHost(
      Rerouting settings,
      int circuits,
      LaneLayout layout,
      Agenda agenda,
      Wires wires,
      Hosts hosts,
      Sessions sessions,
      RandomStream chance,
      Told told) {
    this.settings = settings;
    this.layout = layout;
    network = layout.network();
    this.agenda = agenda;
    this.wires = wires;
    this.hosts = hosts;
    this.sessions = sessions;
    this.chance = chance;
    this.told = told;
    controller =
        new Controller(
            network,
            layout.shares(),
            settings.design(),
            new Controller.Settings(circuits, settings.margin(), settings.holdDown()));
    int nodes = network.qpus().size();
    latencyPs = new long[nodes];
    PathTree tree = new PathTree(network);
    for (int n = 0; n < nodes; n++) {
      latencyPs[n] = tree.find(0, n).map(network::latency).orElse(Span.ZERO).picos();
      commands.add(new ArrayList<>());
    }
    done = new int[nodes];
    linkFaults = new int[network.links().size()];
    stationFaults = new int[network.analysers().size()];
    linkChangedPs = new long[linkFaults.length];
    stationChangedPs = new long[stationFaults.length];
    nodeChangedPs = new long[nodes];
    toldLinkDown = new boolean[linkFaults.length];
    toldStationDown = new boolean[stationFaults.length];
    toldNodeDown = new boolean[nodes];
    for (int c = 0; c < circuits; c++) {
      tell(new ControllerInput.Adopted(c, settings.wanted().get(c), sessions.circuit(c)));
    }
  }

  List<TrafficResult.Reroute> reroutes() {
    return reroutes;
  }

  int circuitCount() {
    return controller.circuitCount();
  }

  private void tell(ControllerInput input) {
    controller.on(input, new Time(agenda.nowPs()), outputs);
    for (int i = 0; i < outputs.size(); i++) {
      act(outputs.get(i));
    }
    outputs.clear();
  }

  private void act(ControllerOutput output) {
    switch (output) {
      case ControllerOutput.Install install -> {
        sessions.add(install.circuit(), install.session());
        command(install.node(), output);
      }
      case ControllerOutput.Remove remove -> command(remove.node(), output);
      case ControllerOutput.Move move -> command(move.node(), output);
      case ControllerOutput.Ready _ -> {}
      case ControllerOutput.Rerouted(int session, int _, int _, int to, Cause cause) ->
          reroutes.add(
              new TrafficResult.Reroute(session, agenda.nowPs(), sessions.circuit(to), cause));
      case ControllerOutput.Refused _ -> {} // its requests wait, or give up
      case ControllerOutput.WakeAt(Time time) ->
          agenda.add(time.picos(), Agenda.Kind.CONTROLLER_WOKEN, 0, 0);
    }
  }

  void woken() {
    tell(new ControllerInput.Woken());
  }

  private void command(int node, ControllerOutput what) {
    commands.get(node).add(new Command(what));
    send(node, commands.get(node).size() - 1);
  }

  /** Sends a command, or says it again. */
  private void send(int node, int number) {
    long wayPs = wires.tripPs(latencyPs[node], chance);
    if (wayPs == Wires.LOST) {
      sendLater(node, number);
    } else {
      agenda.add(agenda.nowPs() + wayPs, Agenda.Kind.COMMAND, node, number);
    }
  }

  private void sendLater(int node, int number) {
    int doublings = Math.min(MOST_DOUBLINGS, commands.get(node).get(number).tries++);
    agenda.add(laterPs(node, doublings), Agenda.Kind.COMMAND_AGAIN, node, number);
  }

  private long laterPs(int node, int doublings) {
    return agenda.nowPs() + ((2 * latencyPs[node] + AGAIN_PS) << doublings);
  }

  void sendAgain(int node, int number) {
    send(node, number);
  }

  /** A command comes to its node. */
  void commanded(int node, int number) {
    if (hosts.isDown(node)) {
      sendLater(node, number);
      return;
    }
    List<Command> its = commands.get(node);
    its.get(number).hasCome = true;
    while (done[node] < its.size() && its.get(done[node]).hasCome) {
      done[node]++;
      carryOut(node, its.get(done[node] - 1).what);
    }
  }

  private void carryOut(int node, ControllerOutput what) {
    switch (what) {
      case ControllerOutput.Install(int _, int _, var circuit) -> {
        int lanes = layout.shares().lanes(circuit.links().getFirst());
        told.tell(node, new NodeInput.Installed(layout.node(node).route(node, circuit, lanes)));
        report(node, new ControllerInput.Installed(node, circuit.id()));
      }
      case ControllerOutput.Remove(int _, int circuit) ->
          told.tell(node, new NodeInput.Removed(circuit));
      case ControllerOutput.Move(int _, int session, int from, int to) -> {
        sessions.moved(session, to);
        told.tell(node, new NodeInput.Moved(from, to));
        report(node, new ControllerInput.Moved(to));
      }
      case ControllerOutput.Ready _,
          ControllerOutput.Rerouted _,
          ControllerOutput.Refused _,
          ControllerOutput.WakeAt _ ->
          throw new IllegalStateException("no command: " + what);
    }
  }

  /** A node says that a circuit is gone. */
  void forgotten(int node, int circuit) {
    report(node, new ControllerInput.Forgotten(node, circuit));
  }

  private void report(int node, ControllerInput what) {
    reports.add(new Report(node, what));
    reportAgain(reports.size() - 1);
  }

  void reportAgain(int number) {
    Report its = reports.get(number);
    long wayPs = wires.tripPs(latencyPs[its.node], chance);
    if (wayPs == Wires.LOST) {
      int doublings = Math.min(MOST_DOUBLINGS, its.tries++);
      agenda.add(laterPs(its.node, doublings), Agenda.Kind.REPORT, number, 1);
    } else {
      agenda.add(agenda.nowPs() + wayPs, Agenda.Kind.REPORT, number, 0);
    }
  }

  /** A report comes. */
  void reported(int number) {
    tell(reports.get(number).what);
  }

  /** A fault begins or ends that the controller may hear of. */
  void changes(Fault fault, int by) {
    switch (fault) {
      case Fault.LinkCut(int link) -> changesLink(link, by);
      case Fault.AnalyserDown(int link) -> {
        int station = network.link(link).analyser().orElse(-1);
        if (station < 0) {
          changesLink(link, by);
        } else {
          stationFaults[station] += by;
          notice(STATION, station, network.qpuA(link), stationChangedPs);
        }
      }
      case Fault.NodeDown(int node) -> notice(NODE, node, node, nodeChangedPs);
      case Fault.BadMessages _,
          Fault.SlowMessages _,
          Fault.LinkDrift _,
          Fault.ClockStep _,
          Fault.ExchangeLost _ -> {}
      case Fault.SwitchDown _, Fault.SwitchStuck _, Fault.FibreCut _ -> {} // as links lose ways
    }
  }

  /** A link begins or ceases to be of no use. */
  void changesLink(int link, int by) {
    linkFaults[link] += by;
    notice(LINK, link, network.qpuA(link), linkChangedPs);
  }

  private void notice(int kind, int index, int near, long[] changedPs) {
    changedPs[index] = agenda.nowPs();
    long atPs = agenda.nowPs() + settings.detection().picos() + latencyPs[near];
    agenda.add(atPs, Agenda.Kind.NOTICED, kind, index);
  }

  /** What has been so for as long as it takes to notice is told, if it is news. */
  void noticed(int kind, int index) {
    switch (kind) {
      case LINK -> {
        if (hasLasted(linkChangedPs[index])) {
          news(new Element.Link(index), linkFaults[index] > 0, toldLinkDown);
        }
      }
      case NODE -> {
        if (hasLasted(nodeChangedPs[index])) {
          news(new Element.Node(index), hosts.isDown(index), toldNodeDown);
        }
      }
      default -> {
        if (hasLasted(stationChangedPs[index])) {
          news(new Element.Station(index), stationFaults[index] > 0, toldStationDown);
        }
      }
    }
  }

  /** What has changed since is noticed in its own time. */
  private boolean hasLasted(long changedPs) {
    return changedPs <= agenda.nowPs() - settings.detection().picos();
  }

  private void news(Element element, boolean isDown, boolean[] toldDown) {
    if (toldDown[element.index()] != isDown) {
      toldDown[element.index()] = isDown;
      tell(isDown ? new ControllerInput.Failed(element) : new ControllerInput.Mended(element));
    }
  }
}
