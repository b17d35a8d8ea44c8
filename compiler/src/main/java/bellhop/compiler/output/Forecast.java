package bellhop.compiler.output;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Timing;
import bellhop.network.Network;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Predicted times of a distributed program: every instruction starts as soon as nothing holds it,
 * pairs take their mean time. The same timing model as the simulator's, without its chance.
 *
 * <p>An event is an instruction that may start, or a pair that arrives. Events are taken in order
 * of time, ties by number; O(n log n).
 */
final class Forecast {
  private static final int NO_PAIR = -1;

  private record Event(long timePs, int number) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(timePs, other.timePs);
      return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }
  }

  private final Dataflow flow;
  private final Timing timing;
  private final LinkTimes links;
  private final int[] qpuOf;
  private final int[] waitsFor;
  private final long[] readyPs;
  private final long[] startPs;
  private final int[] pairOfUser;
  private final int[][] users;
  private final int[] asked;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long makespanPs;

  private Forecast(Distributed distributed, Network network) {
    flow = Dataflow.of(distributed);
    timing = new Timing(network);
    links = new LinkTimes(network);
    int count = flow.instructionCount();
    qpuOf = new int[count];
    waitsFor = new int[count];
    readyPs = new long[count];
    startPs = new long[count];
    pairOfUser = new int[count];
    Arrays.fill(pairOfUser, NO_PAIR);
    users = new int[distributed.pairs().size()][];
    Arrays.fill(users, new int[0]);
    asked = new int[users.length];
    int first = 0;
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      Arrays.fill(qpuOf, first, first + local.instructions().size(), qpu);
      findUsers(local, first);
      first += local.instructions().size();
    }
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
    return Arrays.stream(users[pair]).mapToLong(user -> startPs[user]).min().orElse(0);
  }

  /** The first instruction on a half of each pair waits for its arrival. */
  private void findUsers(LocalProgram local, int first) {
    int[] waiting = new int[local.qubitCount()];
    Arrays.fill(waiting, NO_PAIR);
    for (int i = 0; i < local.instructions().size(); i++) {
      Instruction instruction = local.instructions().get(i);
      for (int operand = 0; operand < instruction.qubitCount(); operand++) {
        int qubit = instruction.qubitAt(operand);
        if (waiting[qubit] != NO_PAIR) {
          int pair = waiting[qubit];
          users[pair] = Arrays.copyOf(users[pair], users[pair].length + 1);
          users[pair][users[pair].length - 1] = first + i;
          waitsFor[first + i]++;
          waiting[qubit] = NO_PAIR;
        }
        if (instruction instanceof Instruction.RequestPair request) {
          waiting[qubit] = (int) request.pair();
        }
      }
    }
  }

  private void run() {
    for (int node = 0; node < waitsFor.length; node++) {
      waitsFor[node] += flow.predecessorCount(node);
    }
    for (int node = 0; node < waitsFor.length; node++) {
      if (waitsFor[node] == 0) {
        events.add(new Event(0, node));
      }
    }
    while (!events.isEmpty()) {
      Event event = events.remove();
      if (event.number() < waitsFor.length) {
        start(event.number(), event.timePs());
      } else {
        for (int user : users[event.number() - waitsFor.length]) {
          release(user, event.timePs());
        }
      }
    }
  }

  private void start(int node, long nowPs) {
    Instruction instruction = flow.instruction(node);
    startPs[node] = nowPs;
    long endPs = nowPs + timing.durationPs(qpuOf[node], instruction);
    makespanPs = Math.max(makespanPs, endPs);
    if (instruction instanceof Instruction.RequestPair request) {
      ask(request, nowPs);
    }
    for (int i = 0; i < flow.successorCount(node); i++) {
      int next = flow.successor(node, i);
      boolean message = instruction instanceof Instruction.Send && qpuOf[next] != qpuOf[node];
      release(next, message ? endPs + timing.latencyPs(qpuOf[node], qpuOf[next]) : endPs);
    }
  }

  private void ask(Instruction.RequestPair request, long nowPs) {
    int pair = (int) request.pair();
    if (++asked[pair] == 2) {
      long arrivalPs = links.arrivalPs(request.link(), nowPs);
      events.add(new Event(arrivalPs, waitsFor.length + pair));
    }
  }

  private void release(int node, long timePs) {
    readyPs[node] = Math.max(readyPs[node], timePs);
    if (--waitsFor[node] == 0) {
      events.add(new Event(readyPs[node], node));
    }
  }
}
