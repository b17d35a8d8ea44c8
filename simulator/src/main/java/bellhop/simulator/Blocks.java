package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Batch;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.execution.Method;
import bellhop.simulator.timeline.PairCounts;
import bellhop.simulator.timeline.ShotTimes;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import bellhop.simulator.timeline.Waited;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Does the shots of a run, block by block, on some threads. */
final class Blocks {
  /** As much as the main thread has: what one thread can follow, each of several can. */
  private static final long STACK_BYTES = 64L << 20;

  private final List<Part> parts;
  private final Network network;
  private final SimulationOptions options;
  private final Optional<Trace> trace;
  private final RunControl control;
  private final int blockSize;
  private final int blockCount;
  private final AtomicInteger nextBlock = new AtomicInteger();
  private final AtomicLong shotsDone = new AtomicLong();

  /** What went wrong, by block. */
  private final SortedMap<Integer, Throwable> failures =
      Collections.synchronizedSortedMap(new TreeMap<>());

  /**
   * One of the programs that run together. Its shots are summed in blocks of its own size, so that
   * company changes no rounding.
   */
  record Part(
      Distributed program,
      Seed seed,
      Method method,
      Execution.Shared shared,
      int blockSize,
      Tally tally) {}

  Blocks(
      List<Part> parts,
      Network network,
      SimulationOptions options,
      Optional<Trace> trace,
      RunControl control) {
    this.parts = parts;
    this.network = network;
    this.options = options;
    this.trace = trace;
    this.control = control;
    blockSize = parts.stream().mapToInt(Part::blockSize).max().orElseThrow();
    blockCount = Math.toIntExact((options.shots() + blockSize - 1) / blockSize);
  }

  /** Fewer shots than all only if the caller stopped the run. The first block is always done. */
  void run() {
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
      Times times = times();
      List<Running> running = parts.stream().map(part -> new Running(part, times)).toList();
      while (block < blockCount && (block == 0 || !control.stop().getAsBoolean())) {
        long first = (long) block * blockSize;
        int shots = (int) Math.min(blockSize, options.shots() - first);
        Blocks.this.run(times, running, first, shots);
        control.done().accept(shotsDone.addAndGet(shots));
        block = nextBlock.getAndIncrement();
      }
    }
  }

  /** Gives the times of shots; where there are loops, their outcomes as well. */
  private sealed interface Times {
    List<ShotTimes> run(long shot, @Nullable Trace log);

    /** Of all programs, without loops. */
    record Before(Timeline timeline, List<Seed> seeds) implements Times {
      @Override
      public List<ShotTimes> run(long shot, @Nullable Trace log) {
        return timeline.run(seeds, shot, log);
      }
    }

    /** Of the one program. */
    record Together(LoopShots shots) implements Times {
      @Override
      public List<ShotTimes> run(long shot, @Nullable Trace log) {
        return List.of(shots.run(shot, log));
      }
    }
  }

  private Times times() {
    Part first = parts.getFirst();
    if (!first.program().loops().isEmpty()) {
      return new Times.Together(
          new LoopShots(first.program(), network, options, first.method(), first.seed()));
    }
    TimelineOptions how = TimelineOptions.DEFAULT.with(options.policy());
    return new Times.Before(
        new Timeline(parts.stream().map(Part::program).toList(), network, how),
        parts.stream().map(Part::seed).toList());
  }

  private void run(Times line, List<Running> running, long first, int shots) {
    for (int i = 0; i < shots; i++) {
      long shot = first + i;
      Trace log = shot == options.traceShot() ? trace.orElse(null) : null;
      List<ShotTimes> times = line.run(shot, log);
      for (int p = 0; p < running.size(); p++) {
        running.get(p).add(times.get(p), shot);
      }
    }
    running.forEach(Running::finish);
  }

  /** One program in one thread, with the sums of the block that it is in. */
  private final class Running {
    private final Part part;
    private final Times line;
    private final Execution execution;
    private final long[] makespansPs;
    private PairCounts pairs = PairCounts.NONE;
    private long stallPs;
    private Waited waited = new Waited(network);
    private int count;
    private int block;

    Running(Part part, Times line) {
      this.part = part;
      this.line = line;
      execution = part.shared().execution(options.noise(), part.seed());
      makespansPs = new long[part.blockSize()];
    }

    void add(ShotTimes times, long shot) {
      block = (int) (shot / part.blockSize());
      if (line instanceof Times.Before) {
        execution.add(times, shot);
      }
      pairs = pairs.plus(times.counts());
      makespansPs[count++] = times.makespanPs();
      stallPs += times.stallPs();
      waited.add(times.waited());
      if (count == part.blockSize()) {
        finish();
      }
    }

    void finish() {
      if (count == 0) {
        return;
      }
      long[] itsPs = Arrays.copyOf(makespansPs, count);
      part.tally().add(block, new Tally.Block(finished(), pairs, itsPs, stallPs, waited, turns()));
      pairs = PairCounts.NONE;
      stallPs = 0;
      waited = new Waited(network);
      count = 0;
    }

    private long[] turns() {
      return switch (line) {
        case Times.Before _ -> new long[0];
        case Times.Together(var shots) -> shots.finishTurns();
      };
    }

    private Batch finished() {
      return switch (line) {
        case Times.Before _ -> execution.finish();
        case Times.Together(var shots) -> shots.finish();
      };
    }
  }
}
