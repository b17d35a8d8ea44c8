package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.timeline.PairCounts;
import bellhop.simulator.timeline.ShotTimes;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Does the shots of a run, block by block, on some threads. */
final class Blocks {
  /** As much as the main thread has: what one thread can follow, each of several can. */
  private static final long STACK_BYTES = 64L << 20;

  private final Distributed program;
  private final Network network;
  private final Execution.Shared shared;
  private final SimulationOptions options;
  private final Optional<Trace> trace;
  private final RunControl control;
  private final int blockSize;
  private final int blockCount;
  private final AtomicInteger nextBlock = new AtomicInteger();
  private final AtomicLong shotsDone = new AtomicLong();
  private final Tally tally = new Tally();

  /** What went wrong, by block. */
  private final SortedMap<Integer, Throwable> failures =
      Collections.synchronizedSortedMap(new TreeMap<>());

  Blocks(
      Distributed program,
      Network network,
      Execution.Shared shared,
      SimulationOptions options,
      int blockSize,
      Optional<Trace> trace,
      RunControl control) {
    this.program = program;
    this.network = network;
    this.shared = shared;
    this.options = options;
    this.blockSize = blockSize;
    this.trace = trace;
    this.control = control;
    blockCount = Math.toIntExact((options.shots() + blockSize - 1) / blockSize);
  }

  /** Fewer shots than all only if the caller stopped the run. The first block is always done. */
  Tally run() {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(options.threads(), blockCount); i++) {
      workers.add(start(new Worker(), i));
    }
    workers.forEach(Blocks::await);
    if (!failures.isEmpty()) {
      switch (failures.get(failures.firstKey())) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("no failure is of another kind");
      }
    }
    return tally;
  }

  /** A failure in a thread of its own can only be seen by the thread's handler. */
  private Thread start(Worker worker, int number) {
    return Thread.ofPlatform()
        .name("shots-", number)
        .stackSize(STACK_BYTES)
        .uncaughtExceptionHandler((_, failure) -> failed(worker.block, failure))
        .start(worker);
  }

  /**
   * No further block begins. Those before it have begun, so that of several failures the first is
   * known, whichever thread met it.
   */
  private void failed(int block, Throwable failure) {
    nextBlock.set(blockCount);
    failures.put(block, failure);
  }

  private static void await(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while shots were running", e);
    }
  }

  /** Takes one block after another. */
  private final class Worker implements Runnable {
    private int block;

    @Override
    public void run() {
      block = nextBlock.getAndIncrement();
      Timeline timeline = new Timeline(program, network, TimelineOptions.DEFAULT);
      Execution execution = shared.execution(options.noise(), options.seed());
      while (block < blockCount && (block == 0 || !control.stop().getAsBoolean())) {
        long first = (long) block * blockSize;
        int shots = (int) Math.min(blockSize, options.shots() - first);
        tally.add(block, Blocks.this.run(timeline, execution, first, shots));
        control.done().accept(shotsDone.addAndGet(shots));
        block = nextBlock.getAndIncrement();
      }
    }
  }

  private Tally.Block run(Timeline timeline, Execution execution, long first, int shots) {
    PairCounts pairs = PairCounts.NONE;
    long[] makespansPs = new long[shots];
    long stallPs = 0;
    for (int i = 0; i < shots; i++) {
      long shot = first + i;
      Trace log = shot == options.traceShot() ? trace.orElse(null) : null;
      ShotTimes times = timeline.run(options.seed(), shot, log);
      execution.add(times, shot);
      pairs = pairs.plus(times.counts());
      makespansPs[i] = times.makespanPs();
      stallPs += times.stallPs();
    }
    return new Tally.Block(execution.finish(), pairs, makespansPs, stallPs);
  }
}
