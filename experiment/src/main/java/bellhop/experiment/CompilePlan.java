package bellhop.experiment;

import bellhop.compiler.Course;
import bellhop.compiler.TimePlan;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Occupancy;
import bellhop.distributed.Peaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A compiled program over its predicted time: what each QPU does, what its communication qubits
 * hold, when links make pairs. It is the compiler's own prediction, nothing was simulated.
 *
 * @param end of the axis
 * @param isTime whether the axis is in s; in steps of the whole program where nothing takes time
 * @param lanes of QPUs, then of links
 * @param inUse by QPU of the network
 * @param hidden QPUs and links that do something and have no lanes
 * @param longestChain in the order of the causes; empty where nothing takes time
 */
public record CompilePlan(
    double end,
    boolean isTime,
    List<Lane> lanes,
    List<InUse> inUse,
    int hidden,
    List<Share> longestChain) {
  /** Communication qubits of a QPU that have a lane. */
  public static final int MOST_QUBITS = 4;

  private static final int MOST_QPUS = 16;
  private static final int MOST_LINKS = 24;

  public CompilePlan {
    lanes = List.copyOf(lanes);
    inUse = List.copyOf(inUse);
    longestChain = List.copyOf(longestChain);
  }

  /** What takes time. */
  public enum Sort {
    GATE,
    READOUT,
    WAIT,
    HALF,
    AWAITED,
    MAKING
  }

  /**
   * What part of the longest chain of steps, each of which waits for the one before, goes where.
   */
  public record Share(TimePlan.Cause cause, double share) {}

  /**
   * @param heading the QPU or link; empty in all but the first of its lanes
   */
  public record Lane(String heading, String name, List<Bar> bars) {
    public Lane {
      bars = List.copyOf(bars);
    }
  }

  public record Bar(double from, double to, Sort sort, String what) {}

  /**
   * Communication qubits of a QPU in use, counted in the order of its steps, as its peak is.
   *
   * @param at when its controller reaches the steps that change it, ascending
   * @param level from then on
   */
  public record InUse(String qpu, int limit, List<Double> at, List<Integer> level) {
    public InUse {
      at = List.copyOf(at);
      level = List.copyOf(level);
    }

    public int peak() {
      return level.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /** Sorts the bars of each QPU; O(n log n) in the instructions. */
  public static CompilePlan of(CompileDetails details) {
    return new Drawer(details).plan();
  }

  /** When instructions and pairs are, in s or in steps. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Axis(
      double[] start,
      double[] end,
      double[] making,
      double[] arrival,
      double full,
      boolean isTime) {

    static Axis of(Distributed distributed, TimePlan plan) {
      return plan.makespanPs() > 0 ? inTime(distributed, plan) : inSteps(distributed);
    }

    private static Axis inTime(Distributed distributed, TimePlan plan) {
      int steps = distributed.instructionCount();
      int pairs = distributed.ebits();
      return new Axis(
          IntStream.range(0, steps).mapToDouble(i -> plan.startPs(i) * 1e-12).toArray(),
          IntStream.range(0, steps).mapToDouble(i -> plan.endPs(i) * 1e-12).toArray(),
          IntStream.range(0, pairs).mapToDouble(i -> plan.makingPs(i) * 1e-12).toArray(),
          IntStream.range(0, pairs).mapToDouble(i -> plan.arrivalPs(i) * 1e-12).toArray(),
          plan.makespanPs() * 1e-12,
          true);
    }

    /** A pair is made in the step after its later request. */
    private static Axis inSteps(Distributed distributed) {
      int[] order = distributed.order();
      double[] start = new double[order.length];
      for (int i = 0; i < order.length; i++) {
        start[order[i]] = i;
      }
      double[] making = new double[distributed.ebits()];
      int number = 0;
      for (LocalProgram local : distributed.programs()) {
        for (Instruction instruction : local.instructions()) {
          if (instruction instanceof Instruction.RequestPair request) {
            int pair = (int) request.pair();
            making[pair] = Math.max(making[pair], start[number]);
          }
          number++;
        }
      }
      return new Axis(
          start,
          Arrays.stream(start).map(from -> from + 1).toArray(),
          making,
          Arrays.stream(making).map(from -> from + 1).toArray(),
          Math.max(1, order.length),
          false);
    }
  }

  /** Goes through the programs. */
  private static final class Drawer {
    private final CompileDetails details;
    private final Distributed distributed;
    private final TimePlan times;
    private final Axis axis;
    private final int[] offsets;

    Drawer(CompileDetails details) {
      this.details = details;
      distributed = details.distributed();
      times = TimePlan.of(distributed, details.network());
      axis = Axis.of(distributed, times);
      offsets = distributed.offsets();
    }

    CompilePlan plan() {
      List<Lane> lanes = new ArrayList<>();
      int[] pairsOfQpu = new int[distributed.programs().size()];
      int[] pairsOfLink = new int[details.network().links().size()];
      distributed
          .pairs()
          .forEach(pair -> {
            pairsOfLink[pair.link()]++;
            pairsOfQpu[pair.qpuA()]++;
            pairsOfQpu[pair.qpuB()]++;
          });
      List<Integer> qpus =
          busiest(pairsOfQpu, q -> !distributed.programs().get(q).instructions().isEmpty());
      List<Integer> links = busiest(pairsOfLink, link -> pairsOfLink[link] > 0);
      shown(qpus, MOST_QPUS).forEach(qpu -> addQpu(qpu, lanes));
      shown(links, MOST_LINKS).forEach(link -> lanes.add(link(link)));
      int hidden = Math.max(0, qpus.size() - MOST_QPUS) + Math.max(0, links.size() - MOST_LINKS);
      List<InUse> inUse =
          IntStream.range(0, distributed.programs().size()).mapToObj(this::inUse).toList();
      return new CompilePlan(axis.full(), axis.isTime(), lanes, inUse, hidden, longestChain());
    }

    private List<Share> longestChain() {
      Map<TimePlan.Cause, Long> chain = times.longestChain();
      double all = chain.values().stream().mapToLong(Long::longValue).sum();
      List<Share> shares = new ArrayList<>();
      chain.forEach((cause, ps) -> {
        if (ps > 0) {
          shares.add(new Share(cause, ps / all));
        }
      });
      return shares;
    }

    private static List<Integer> busiest(int[] pairs, IntPredicate works) {
      return IntStream.range(0, pairs.length)
          .filter(works)
          .boxed()
          .sorted(Comparator.comparingInt((Integer i) -> pairs[i]).reversed())
          .toList();
    }

    private static List<Integer> shown(List<Integer> busiest, int most) {
      return busiest.stream().limit(most).sorted().toList();
    }

    private void addQpu(int qpu, List<Lane> lanes) {
      LocalProgram local = distributed.programs().get(qpu);
      List<Bar> bars = new ArrayList<>();
      List<List<Bar>> halves = new ArrayList<>();
      IntStream.range(0, local.communicationCount()).forEach(_ -> halves.add(new ArrayList<>()));
      addHalves(qpu, local, halves);
      List<Bar> busy = busy(qpu, local);
      bars.addAll(waits(busy, halves));
      bars.addAll(busy);
      lanes.add(new Lane(local.qpu(), "gates", bars));
      List<Integer> used =
          IntStream.range(0, halves.size()).filter(c -> !halves.get(c).isEmpty()).boxed().toList();
      for (int c : used.subList(0, Math.min(MOST_QUBITS, used.size()))) {
        lanes.add(new Lane("", "comm. qubit " + c, halves.get(c)));
      }
    }

    private List<Bar> busy(int qpu, LocalProgram local) {
      List<Bar> bars = new ArrayList<>();
      for (int i = 0; i < local.instructions().size(); i++) {
        Instruction instruction = local.instructions().get(i);
        int number = offsets[qpu] + i;
        if (axis.end()[number] > axis.start()[number]) {
          String name = name(instruction);
          if (!name.isEmpty()) {
            Sort sort = instruction instanceof Instruction.GateOn ? Sort.GATE : Sort.READOUT;
            bars.add(new Bar(axis.start()[number], axis.end()[number], sort, name));
          }
        }
      }
      bars.sort(Comparator.comparing(Bar::sort).reversed().thenComparingDouble(Bar::from));
      return bars;
    }

    /** Empty for what is neither gate nor readout. */
    private static String name(Instruction instruction) {
      return switch (instruction) {
        case Instruction.GateOn gate -> gate.call().gate().qasmName();
        case Instruction.Measure _ -> "measurement";
        case Instruction.Reset _ -> "reset";
        case Instruction.RequestPair _,
            Instruction.Send _,
            Instruction.Receive _,
            Instruction.Compute _,
            Instruction.Barrier _,
            Instruction.LoopEdge _,
            Instruction.Decision _ ->
            "";
      };
    }

    /** Nothing runs while a pair is on its way, and something will run later. */
    private static List<Bar> waits(List<Bar> busy, List<List<Bar>> halves) {
      List<Bar> awaited =
          halves.stream()
              .flatMap(List::stream)
              .filter(bar -> bar.sort() == Sort.AWAITED)
              .sorted(Comparator.comparingDouble(Bar::from))
              .toList();
      List<Bar> inTime = busy.stream().sorted(Comparator.comparingDouble(Bar::from)).toList();
      List<Bar> waits = new ArrayList<>();
      double free = 0;
      int next = 0;
      for (Bar work : inTime) {
        double idle = free;
        while (next < awaited.size() && idle < work.from()) {
          Bar wait = awaited.get(next);
          double from = Math.max(idle, wait.from());
          double to = Math.min(work.from(), wait.to());
          if (to > from) {
            waits.add(new Bar(from, to, Sort.WAIT, "nothing runs, a pair is on its way"));
            idle = to;
          }
          if (wait.to() > work.from()) {
            break;
          }
          next++;
        }
        free = Math.max(free, work.to());
      }
      return waits;
    }

    /** From request or swap to last use, like the count of {@link Peaks}. */
    private void addHalves(int qpu, LocalProgram local, List<List<Bar>> halves) {
      int first = local.dataCount();
      Occupancy occupancy = new Occupancy(distributed, qpu);
      Half[] open = new Half[halves.size()];
      for (int i = 0; i < local.instructions().size(); i++) {
        Instruction instruction = local.instructions().get(i);
        int number = offsets[qpu] + i;
        List<Integer> held = heldBy(occupancy, instruction);
        occupancy.after(instruction);
        for (int operand = 0; operand < instruction.qubitCount(); operand++) {
          int c = instruction.qubitAt(operand) - first;
          if (c < 0 || c >= open.length) {
            continue;
          }
          boolean isFilled = !held.contains(first + c) && occupancy.holds(first + c);
          if (instruction instanceof Instruction.RequestPair request) {
            close(open[c], halves.get(c));
            open[c] = asked(request, axis.start()[number]);
          } else if (isFilled) {
            close(open[c], halves.get(c));
            double at = axis.start()[number];
            open[c] = new Half(at, at, swappedIn(qpu));
          }
          if (open[c] != null) {
            open[c].until = Math.max(open[c].until, axis.end()[number]);
          }
        }
      }
      for (int c = 0; c < open.length; c++) {
        close(open[c], halves.get(c));
      }
    }

    private static List<Integer> heldBy(Occupancy occupancy, Instruction instruction) {
      return IntStream.range(0, instruction.qubitCount())
          .map(instruction::qubitAt)
          .filter(occupancy::holds)
          .boxed()
          .toList();
    }

    private String swappedIn(int qpu) {
      return details.network().qpu(qpu).coupling().isPresent()
          ? "swapped in from a data qubit"
          : "what was the qubit stays as a copy";
    }

    private Half asked(Instruction.RequestPair request, double at) {
      Course.Pair pair = details.course().pairs().get((int) request.pair());
      String serves =
          pair.isForMove()
              ? "to move a qubit"
              : "for a copy of "
                  + details.qubits().get(details.course().packets().get(pair.packet()).root());
      String link = details.network().link(request.link()).name();
      return new Half(
          at,
          Math.max(at, axis.arrival()[(int) request.pair()]),
          "pair " + request.pair() + " over " + link + ", " + serves);
    }

    private static void close(@Nullable Half half, List<Bar> bars) {
      if (half != null) {
        if (half.arrival > half.from) {
          bars.add(new Bar(half.from, half.arrival, Sort.AWAITED, half.what + ": on its way"));
        }
        double until = Math.max(half.arrival, half.until);
        bars.add(new Bar(half.arrival, until, Sort.HALF, half.what));
      }
    }

    private Lane link(int link) {
      List<Bar> bars = new ArrayList<>();
      for (int p = 0; p < distributed.pairs().size(); p++) {
        if (distributed.pairs().get(p).link() == link) {
          bars.add(new Bar(axis.making()[p], axis.arrival()[p], Sort.MAKING, "pair " + p));
        }
      }
      bars.sort(Comparator.comparingDouble(Bar::from));
      return new Lane(details.network().link(link).name(), "", bars);
    }

    private InUse inUse(int qpu) {
      LocalProgram local = distributed.programs().get(qpu);
      int[] levels = Peaks.inUse(distributed, qpu);
      List<Double> at = new ArrayList<>(List.of(0.0));
      List<Integer> level = new ArrayList<>(List.of(0));
      double now = 0;
      double last = 0;
      for (int i = 0; i < levels.length; i++) {
        now = Math.max(now, axis.start()[offsets[qpu] + i]);
        last = Math.max(last, axis.end()[offsets[qpu] + i]);
        if (levels[i] != level.getLast()) {
          at.add(now);
          level.add(levels[i]);
        }
      }
      if (level.getLast() != 0) {
        at.add(last);
        level.add(0);
      }
      return new InUse(local.qpu(), details.limit(qpu), at, level);
    }
  }

  /** A communication qubit in use. */
  private static final class Half {
    private final double from;
    private final double arrival;
    private final String what;
    private double until;

    Half(double from, double arrival, String what) {
      this.from = from;
      this.arrival = arrival;
      this.until = arrival;
      this.what = what;
    }
  }
}
