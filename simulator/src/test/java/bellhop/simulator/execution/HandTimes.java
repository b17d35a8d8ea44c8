package bellhop.simulator.execution;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Instruction;
import bellhop.distributed.Timing;
import bellhop.pair.End;
import bellhop.simulator.timeline.ShotTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times written by hand: everything happens at 0 until said otherwise. */
final class HandTimes implements Times {
  private final long[] start;
  private final long[] end;
  final long[] emission;
  final long[] handOver;
  final long[] pulse;
  final long[] intoMemory;
  final long[] outOfMemory;
  final List<ShotTimes.Burst> bursts = new ArrayList<>();

  HandTimes(Plan plan) {
    start = new long[plan.steps.length];
    end = new long[plan.steps.length];
    emission = new long[plan.pairs.length];
    handOver = new long[plan.pairs.length];
    pulse = new long[plan.pairs.length];
    intoMemory = new long[plan.pairs.length];
    outOfMemory = new long[plan.pairs.length];
    Arrays.fill(pulse, NEVER);
    Arrays.fill(intoMemory, NEVER);
    Arrays.fill(outOfMemory, NEVER);
  }

  /** Each instruction as early as what it waits for allows; pairs are handed over at a time. */
  static HandTimes soonest(Plan plan, long handOverPs) {
    HandTimes times = new HandTimes(plan);
    Arrays.fill(times.handOver, handOverPs);
    Dataflow dataflow = Dataflow.of(plan.program);
    Timing timing = new Timing(plan.network);
    for (int i : plan.program.order()) {
      long from = 0;
      for (int k = 0; k < dataflow.predecessorCount(i); k++) {
        from = Math.max(from, times.end[dataflow.predecessor(i, k)]);
      }
      boolean request = dataflow.instruction(i) instanceof Instruction.RequestPair;
      times.start[i] = request ? 0 : from;
      times.end[i] =
          request
              ? handOverPs
              : from + timing.durationPs(dataflow.qpuOf(i), dataflow.instruction(i));
    }
    return times;
  }

  /** All instructions of a QPU from the given one on happen at that time. */
  HandTimes from(Plan plan, int qpu, int instruction, long timePs) {
    int[] offsets = plan.program.offsets();
    int end = offsets[qpu + 1];
    int first = Math.min(end, offsets[qpu] + instruction);
    Arrays.fill(this.start, first, end, timePs);
    Arrays.fill(this.end, first, end, timePs);
    return this;
  }

  @Override
  public long startPs(int instruction) {
    return start[instruction];
  }

  @Override
  public long endPs(int instruction) {
    return end[instruction];
  }

  @Override
  public long emissionPs(int pair) {
    return emission[pair];
  }

  @Override
  public long handOverPs(int pair, End ofHalf) {
    return handOver[pair];
  }

  @Override
  public long intoMemoryPs(int pair) {
    return intoMemory[pair];
  }

  @Override
  public long outOfMemoryPs(int pair) {
    return outOfMemory[pair];
  }

  @Override
  public long pulsePs(int pair) {
    return pulse[pair];
  }

  @Override
  public List<ShotTimes.Burst> bursts() {
    return bursts;
  }
}
