package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Batch;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.timeline.PairCounts;
import bellhop.simulator.timeline.ShotTimes;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Does the shots of a run, block by block, on some threads. */
final class Blocks {
  /** What a block of shots gave. */
  record Done(Batch batch, PairCounts pairs, Makespans makespans, long stallPs) {}

  private final Distributed program;
  private final Network network;
  private final Execution.Shared shared;
  private final SimulationOptions options;
  private final Optional<Trace> trace;
  private final RunControl control;
  private final AtomicInteger nextBlock = new AtomicInteger();
  private final AtomicLong shotsDone = new AtomicLong();

  Blocks(
      Distributed program,
      Network network,
      Execution.Shared shared,
      SimulationOptions options,
      Optional<Trace> trace,
      RunControl control) {
    this.program = program;
    this.network = network;
    this.shared = shared;
    this.options = options;
    this.trace = trace;
    this.control = control;
  }

  /** In order; fewer than all only if the caller stopped the run. The first is always done. */
  List<Done> run(int blockSize) {
    int count = Math.toIntExact((options.shots() + blockSize - 1) / blockSize);
    AtomicReferenceArray<Done> blocks = new AtomicReferenceArray<>(count);
    int threads = Math.min(options.threads(), count);
    if (threads == 1) {
      work(blocks, blockSize);
    } else {
      share(threads, () -> work(blocks, blockSize));
    }
    List<Done> done = new ArrayList<>();
    for (int i = 0; i < count && blocks.get(i) != null; i++) {
      done.add(blocks.get(i));
    }
    return done;
  }

  private static void share(int threads, Runnable work) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(work));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    }
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while shots were running", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void work(AtomicReferenceArray<Done> blocks, int blockSize) {
    Timeline timeline = new Timeline(program, network, TimelineOptions.DEFAULT);
    Execution execution = shared.execution(options.noise(), options.seed());
    int block = nextBlock.getAndIncrement();
    while (block < blocks.length() && (block == 0 || !control.stop().getAsBoolean())) {
      long first = (long) block * blockSize;
      int shots = (int) Math.min(blockSize, options.shots() - first);
      blocks.set(block, run(timeline, execution, first, shots));
      control.done().accept(shotsDone.addAndGet(shots));
      block = nextBlock.getAndIncrement();
    }
  }

  private Done run(Timeline timeline, Execution execution, long first, int shots) {
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
    return new Done(execution.finish(), pairs, new Makespans(makespansPs), stallPs);
  }
}
