package bellhop.compiler.output;

import bellhop.compiler.output.Halves.Half;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Timing;
import bellhop.network.Device;
import bellhop.network.Network;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Predicted times of a distributed program: every instruction starts as soon as nothing holds it,
 * pairs take their mean time. The same timing model as the simulator's, without its chance, its
 * cut-offs and its pairs made ahead: requests reset their qubits and reach the link one latency
 * later, and a half is handed over, after its pulse, when the first end claims the pair.
 *
 * <p>An event is an instruction that may start, a request that both ends have made known, or a pair
 * that arrives. Events are taken in order of time, ties by number; O(n log n).
 */
final class Forecast {
  private static final long NEVER = -1;

  private record Event(long timePs, int number) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(timePs, other.timePs);
      return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }
  }

  private final Distributed distributed;
  private final Network network;
  private final Dataflow flow;
  private final Timing timing;
  private final LinkTimes links;
  private final Halves halves;
  private final int nodes;
  private final int pairs;
  private final int[] qpuOf;
  private final int[] waitsFor;
  private final long[] readyPs;
  private final long[] startPs;
  private final int[] asked;
  private final long[] knownPs;
  private final long[] claimedPs;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long makespanPs;

  private Forecast(Distributed distributed, Network network) {
    this.distributed = distributed;
    this.network = network;
    flow = Dataflow.of(distributed);
    timing = new Timing(network);
    links = new LinkTimes(network);
    halves = new Halves(distributed, network);
    nodes = flow.instructionCount();
    pairs = distributed.pairs().size();
    qpuOf = new int[nodes];
    Arrays.setAll(qpuOf, flow::qpuOf);
    waitsFor = new int[nodes];
    readyPs = new long[nodes];
    startPs = new long[nodes];
    Arrays.fill(startPs, NEVER);
    asked = new int[pairs];
    knownPs = new long[pairs];
    claimedPs = new long[pairs];
    Arrays.fill(claimedPs, NEVER);
  }

  static Forecast of(Distributed distributed, Network network) {
    Forecast forecast = new Forecast(distributed, network);
    forecast.run();
    return forecast;
  }

  /** Start of an instruction by global number, in ps. */
  long startPs(int instruction) {
    return startPs[instruction];
  }

  long makespanPs() {
    return makespanPs;
  }

  /** When the first of its two halves is used, in ps; 0 if none ever is. */
  long firstUsePs(int pair) {
    return halves.ofPair(pair).stream().mapToLong(half -> startPs[half.user()]).min().orElse(0);
  }

  private void run() {
    for (int node = 0; node < nodes; node++) {
      waitsFor[node] = flow.predecessorCount(node) + halves.ofUser(node).size();
    }
    for (int node = 0; node < nodes; node++) {
      if (waitsFor[node] == 0) {
        events.add(new Event(0, node));
      }
    }
    while (!events.isEmpty()) {
      Event event = events.remove();
      if (event.number() < nodes) {
        begin(event.number(), event.timePs());
      } else if (event.number() < nodes + pairs) {
        arrived(event.number() - nodes, event.timePs());
      } else {
        make(event.number() - nodes - pairs, event.timePs());
      }
    }
  }

  /** Claims the pairs of an instruction that waits for nothing else; starts it when it has them. */
  private void begin(int node, long nowPs) {
    long handedOverPs = nowPs;
    for (Half half : halves.ofUser(node)) {
      long latencyPs = network.link(half.link()).latency().picos();
      if (claimedPs[half.pair()] == NEVER) {
        claimedPs[half.pair()] = nowPs;
      }
      long toldPs = Math.min(readyPs[node], claimedPs[half.pair()] + latencyPs);
      handedOverPs = Math.max(handedOverPs, toldPs + half.pulsePs());
    }
    if (handedOverPs > nowPs) {
      events.add(new Event(handedOverPs, node));
    } else {
      start(node, nowPs);
    }
  }

  private void start(int node, long nowPs) {
    Instruction instruction = flow.instruction(node);
    Device device = network.qpu(qpuOf[node]).device();
    startPs[node] = nowPs;
    long endPs = nowPs + durationPs(node, instruction, device);
    makespanPs = Math.max(makespanPs, endPs);
    if (instruction instanceof Instruction.RequestPair request) {
      ask(request, endPs);
    }
    for (int i = 0; i < flow.successorCount(node); i++) {
      int next = flow.successor(node, i);
      if (instruction instanceof Instruction.Send && qpuOf[next] != qpuOf[node]) {
        release(next, endPs + timing.latencyPs(qpuOf[node], qpuOf[next]));
      } else if (instruction.freesQubitFor(flow.instruction(next))) {
        release(next, nowPs + device.readout().picos());
      } else {
        release(next, endPs);
      }
    }
  }

  private long durationPs(int node, Instruction instruction, Device device) {
    return halves.resets(node)
        ? device.reset().picos()
        : timing.durationPs(qpuOf[node], instruction);
  }

  private void ask(Instruction.RequestPair request, long nowPs) {
    int pair = (int) request.pair();
    long latencyPs = network.link(request.link()).latency().picos();
    knownPs[pair] = Math.max(knownPs[pair], nowPs + latencyPs);
    if (++asked[pair] == 2) {
      events.add(new Event(knownPs[pair], nodes + pairs + pair));
    }
  }

  private void make(int pair, long nowPs) {
    int link = distributed.pairs().get(pair).link();
    events.add(new Event(links.arrivalPs(link, nowPs), nodes + pair));
  }

  private void arrived(int pair, long nowPs) {
    for (Half half : halves.ofPair(pair)) {
      release(half.user(), nowPs);
    }
  }

  private void release(int node, long timePs) {
    readyPs[node] = Math.max(readyPs[node], timePs);
    if (--waitsFor[node] == 0) {
      events.add(new Event(readyPs[node], node));
    }
  }
}
