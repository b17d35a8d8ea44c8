package bellhop.compiler;

import bellhop.compiler.output.Forecast;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.network.Network;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The compiler's own prediction of when everything happens, every pair asked for just in time and
 * made in its mean time. It knows no chance and no cut-offs; how long a program takes on average
 * with these, {@link CompileReport#makespanPs} says.
 */
public final class TimePlan {
  private final Forecast planned;
  private final Forecast earliest;

  private TimePlan(Distributed distributed, Network network) {
    planned = Forecast.asPlanned(distributed, network);
    earliest = Forecast.of(distributed, network);
  }

  /** Costs as much as two forecasts, O(n log n) in the instructions. */
  public static TimePlan of(Distributed distributed, Network network) {
    return new TimePlan(distributed, network);
  }

  /** What time goes into. */
  public enum Cause {
    GATE,
    READOUT,
    MESSAGE,
    PAIR
  }

  /** Until the last instruction ends when every pair takes its mean time, in ps. */
  public long makespanPs() {
    return planned.makespanPs();
  }

  /** Start of an instruction by global number, in ps. */
  public long startPs(int instruction) {
    return planned.startPs(instruction);
  }

  public long endPs(int instruction) {
    return planned.endPs(instruction);
  }

  /** When the link begins with the first attempt for a pair, on the mean, in ps. */
  public long makingPs(int pair) {
    return planned.makingPs(pair);
  }

  /** When the pair can be used, in ps. */
  public long arrivalPs(int pair) {
    return planned.arrivalPs(pair);
  }

  /**
   * What the program's duration consists of: the chain of steps that each wait for the one before,
   * back from the last, with every pair asked for as early as its qubits allow. Times in ps; they
   * add up to that duration.
   */
  public Map<Cause, Long> longestChain() {
    Map<Cause, Long> chain = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      chain.put(cause, 0L);
    }
    long untilPs = earliest.makespanPs();
    int node = earliest.lastToEnd();
    while (node != Forecast.NO_EVENT) {
      Cause cause = cause(earliest.flow().instruction(node));
      chain.merge(cause, untilPs - earliest.startPs(node), Long::sum);
      untilPs = earliest.startPs(node);
      int pair = earliest.pairJustBefore(node);
      node = pair == Forecast.NO_EVENT ? earliest.before(node) : earliest.laterRequest(pair);
    }
    return Collections.unmodifiableMap(chain);
  }

  private static Cause cause(Instruction instruction) {
    return switch (instruction) {
      case Instruction.GateOn _, Instruction.Barrier _ -> Cause.GATE;
      case Instruction.Measure _, Instruction.Reset _ -> Cause.READOUT;
      case Instruction.Send _,
          Instruction.Receive _,
          Instruction.Compute _,
          Instruction.LoopEdge _,
          Instruction.Decision _ ->
          Cause.MESSAGE;
      case Instruction.RequestPair _ -> Cause.PAIR;
    };
  }
}
