package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.distributed.Unrolling;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Batch;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.execution.Method;
import bellhop.simulator.execution.Plan;
import bellhop.simulator.timeline.ShotTimes;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shots of a program with loops: how often they turn comes out of the execution, which needs
 * the times of a program that is written out. So a way to turn is guessed, and the shot run; where
 * a decision turns out to be another, that one is known now, and the shot is run again, up to there
 * with the same chance and the same times. Each run settles one decision at least.
 *
 * <p>Reusable, one per thread. What it gives for a shot depends on seed and shot alone.
 */
final class LoopShots {
  /** Ways that are kept at hand, of small programs and of those that take memory. */
  private static final int KEPT = 64;

  private static final int KEPT_OF_LARGE = 4;
  private static final int LARGE_WIRES = 12;

  private final Distributed program;
  private final Network network;
  private final SimulationOptions options;
  private final Method method;
  private final Seed seed;
  private final int mostTurns;

  /** By decisions that are settled: what they and a guess make of the program. */
  private final Map<List<Boolean>, Way> ways;

  private Batch batch = new Batch();

  /** By loop, since the last call of {@link #finishTurns}. */
  private long[] turns;

  /**
   * The program as it runs if decisions are as guessed.
   *
   * @param turns by loop
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Way(Unrolling unrolling, int[] turns, Timeline timeline, Execution execution) {}

  LoopShots(
      Distributed program, Network network, SimulationOptions options, Method method, Seed seed) {
    this.program = program;
    this.network = network;
    this.options = options;
    this.method = method;
    this.seed = seed;
    mostTurns = options.mostTurns();
    turns = new long[program.loops().size()];
    ways =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<List<Boolean>, Way> eldest) {
            return size() > (program.qubitCount() > LARGE_WIRES ? KEPT_OF_LARGE : KEPT);
          }
        };
  }

  /**
   * The time line of a shot, valid until the next call.
   *
   * @param trace takes its log, if given
   * @throws InputException if a loop does not end
   */
  ShotTimes run(long shot, @Nullable Trace trace) {
    List<Boolean> settled = List.of();
    while (true) {
      Way way = ways.computeIfAbsent(settled, its -> way(its, shot));
      ShotTimes times = way.timeline().run(seed, shot, null);
      int wrong = way.execution().attempt(times, shot, batch);
      if (wrong == Execution.TAKEN) {
        Arrays.setAll(turns, loop -> turns[loop] + way.turns()[loop]);
        return trace == null ? times : way.timeline().run(seed, shot, trace);
      }
      if (wrong < settled.size()) {
        throw new IllegalStateException("decision " + wrong + " of shot " + shot + " has changed");
      }
      settled = settled(way.unrolling().decisions(), wrong);
    }
  }

  private static List<Boolean> settled(List<Boolean> guessed, int wrong) {
    List<Boolean> settled = new ArrayList<>(guessed.subList(0, wrong));
    settled.add(!guessed.get(wrong));
    return List.copyOf(settled);
  }

  /** Beyond what is settled a loop ends, but who has turned often is taken to do so again. */
  private Way way(List<Boolean> settled, long shot) {
    int[] known = new int[program.loops().size()];
    int[] all = new int[known.length];
    Unrolling unrolling =
        Unrolling.of(
            program,
            (decision, loop, done) -> {
              boolean isSettled = decision < settled.size();
              boolean goesOn =
                  isSettled
                      ? settled.get(decision)
                      : done > 0 && done < known[loop] + known[loop] / 2;
              if (isSettled && goesOn && done >= mostTurns) {
                throw endless(loop, shot);
              }
              if (isSettled) {
                known[loop] = goesOn ? done + 1 : 0;
              }
              all[loop] += goesOn ? 1 : 0;
              return goesOn;
            });
    Distributed unrolled = unrolling.unrolled();
    TimelineOptions how = TimelineOptions.DEFAULT.with(options.policy());
    Execution.Shared shared = new Execution.Shared(Plan.of(unrolled, network), method);
    return new Way(
        unrolling,
        all,
        Timeline.unrolled(program, unrolled, network, how),
        shared.execution(options.noise(), seed));
  }

  private InputException endless(int loop, long shot) {
    int line = program.loops().get(loop).line();
    return new InputException(
        line > 0 ? new Location(program.program(), line, 1) : Location.of(program.program()),
        "the loop did not end after "
            + mostTurns
            + (mostTurns == 1 ? " turn" : " turns")
            + " in shot "
            + shot,
        "its condition may hold for ever",
        "--max-turns allows more");
  }

  /** By loop, how often it turned in the shots since the last call. */
  long[] finishTurns() {
    long[] done = turns;
    turns = new long[done.length];
    return done;
  }

  /** The shots since the last call. */
  Batch finish() {
    Batch done = batch;
    batch = new Batch();
    return done;
  }
}
