package bellhop.compiler.output;

import bellhop.compiler.output.Halves.Half;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Timing;
import bellhop.network.Device;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
public final class Forecast {
  public static final int NO_EVENT = -1;
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
  private final int[] lastRequest;
  private final long[] arrivalPs;

  /** By instruction: what it waited for longest, an instruction or a pair as in the order. */
  private final int[] lastBefore;

  private final List<Integer> order = new ArrayList<>();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long makespanPs;
  private int lastToEnd = NO_EVENT;

  private Forecast(Distributed distributed, Network network) {
    this.distributed = distributed;
    this.network = network;
    flow = Dataflow.of(distributed);
    timing = new Timing(network);
    links = new LinkTimes(distributed, network);
    halves = new Halves(distributed, network);
    nodes = flow.instructionCount();
    pairs = distributed.pairs().size();
    qpuOf = new int[nodes];
    Arrays.setAll(qpuOf, flow::qpuOf);
    waitsFor = new int[nodes];
    readyPs = new long[nodes];
    startPs = new long[nodes];
    Arrays.fill(startPs, NEVER);
    arrivalPs = new long[pairs];
    lastBefore = new int[nodes];
    Arrays.fill(lastBefore, NO_EVENT);
    asked = new int[pairs];
    knownPs = new long[pairs];
    claimedPs = new long[pairs];
    lastRequest = new int[pairs];
    Arrays.fill(claimedPs, NEVER);
  }

  /** Every pair asked for as early as its communication qubits allow. */
  public static Forecast of(Distributed distributed, Network network) {
    Forecast forecast = new Forecast(distributed, network);
    forecast.run();
    return forecast;
  }

  /** Every pair asked for just in time for its need-by time, as {@link Timetable} does. */
  public static Forecast asPlanned(Distributed distributed, Network network) {
    Forecast forecast = new Forecast(distributed, network);
    for (int node = 0; node < forecast.nodes; node++) {
      if (forecast.flow.instruction(node) instanceof Instruction.RequestPair request) {
        long askPs = request.needByPs() - forecast.links.leadPs(request.link());
        forecast.readyPs[node] = Math.max(0, askPs);
      }
    }
    forecast.run();
    return forecast;
  }

  /** Start of an instruction by global number, in ps. */
  public long startPs(int instruction) {
    return startPs[instruction];
  }

  public long makespanPs() {
    return makespanPs;
  }

  public long endPs(int instruction) {
    return startPs[instruction] + durationPs(instruction);
  }

  /** When a pair can be used, in ps. */
  public long arrivalPs(int pair) {
    return arrivalPs[pair];
  }

  /**
   * The pair that an instruction waits for longest, itself or by way of what it waits for; −1 when
   * there is none.
   */
  int pairBefore(int instruction) {
    int event = instruction;
    while (event != NO_EVENT && event < nodes) {
      event = lastBefore[event];
    }
    return event == NO_EVENT ? NO_EVENT : event - nodes;
  }

  /** When the link begins with a pair, on the mean, in ps. */
  public long makingPs(int pair) {
    long meanPs = LinkTimes.meanPs(network.link(distributed.pairs().get(pair).link()));
    return Math.max(knownPs[pair], arrivalPs[pair] - meanPs);
  }

  /** The instruction that an instruction waited for longest, or {@link #NO_EVENT}. */
  public int before(int instruction) {
    int event = lastBefore[instruction];
    return event < nodes ? event : NO_EVENT;
  }

  /** The pair that an instruction itself waited for longest, or {@link #NO_EVENT}. */
  public int pairJustBefore(int instruction) {
    return lastBefore[instruction] < nodes ? NO_EVENT : lastBefore[instruction] - nodes;
  }

  /** Of the two requests for a pair the one that made it known last. */
  public int laterRequest(int pair) {
    return lastRequest[pair];
  }

  /** The instruction with which the program ends, or {@link #NO_EVENT} if it has none. */
  public int lastToEnd() {
    return lastToEnd;
  }

  /** Instructions by number and pairs, their numbers on top of the count of those, in time. */
  List<Integer> order() {
    return order;
  }

  Halves halves() {
    return halves;
  }

  LinkTimes links() {
    return links;
  }

  /** From the start of an instruction to the earliest start of one that waits for it, in ps. */
  long lagPs(int instruction, int next) {
    return halves.resets(instruction)
        ? durationPs(instruction)
        : timing.lagPs(
            qpuOf[instruction], flow.instruction(instruction), qpuOf[next], flow.instruction(next));
  }

  /** Of a request: until its qubit is free and it is asked, in ps. */
  long lagOfRequestPs(int request) {
    return durationPs(request);
  }

  public Dataflow flow() {
    return flow;
  }

  private void run() {
    for (int node = 0; node < nodes; node++) {
      waitsFor[node] = flow.predecessorCount(node) + halves.ofUser(node).size();
    }
    for (int node = 0; node < nodes; node++) {
      if (waitsFor[node] == 0) {
        events.add(new Event(readyPs[node], node));
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
    startPs[node] = nowPs;
    order.add(node);
    long endPs = nowPs + durationPs(node);
    if (endPs >= makespanPs) {
      makespanPs = endPs;
      lastToEnd = node;
    }
    if (instruction instanceof Instruction.RequestPair request) {
      ask(request, node, endPs);
    }
    for (int i = 0; i < flow.successorCount(node); i++) {
      int next = flow.successor(node, i);
      release(next, node, nowPs + lagPs(node, next));
    }
  }

  private Device device(int node) {
    return network.qpu(qpuOf[node]).device();
  }

  private long durationPs(int node) {
    return halves.resets(node)
        ? device(node).reset().picos()
        : timing.durationPs(qpuOf[node], flow.instruction(node));
  }

  private void ask(Instruction.RequestPair request, int node, long nowPs) {
    int pair = (int) request.pair();
    long latencyPs = network.link(request.link()).latency().picos();
    knownPs[pair] = Math.max(knownPs[pair], nowPs + latencyPs);
    lastRequest[pair] = node;
    if (++asked[pair] == 2) {
      events.add(new Event(knownPs[pair], nodes + pairs + pair));
    }
  }

  private void make(int pair, long nowPs) {
    int link = distributed.pairs().get(pair).link();
    events.add(new Event(links.arrivalPs(link, nowPs), nodes + pair));
  }

  private void arrived(int pair, long nowPs) {
    arrivalPs[pair] = nowPs;
    order.add(nodes + pair);
    for (Half half : halves.ofPair(pair)) {
      release(half.user(), nodes + pair, nowPs);
    }
  }

  private void release(int node, int before, long timePs) {
    if (timePs >= readyPs[node]) {
      readyPs[node] = timePs;
      lastBefore[node] = before;
    }
    if (--waitsFor[node] == 0) {
      events.add(new Event(readyPs[node], node));
    }
  }
}
