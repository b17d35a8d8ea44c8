package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.compiler.lowering.FinalMeasurement;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.output.Makespan;
import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.rewriting.Fused;
import bellhop.compiler.rewriting.Recognition;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.units.InputException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Divides a program over the QPUs of a network: lower it to interactions, find the runs of them
 * that one copy of a qubit can serve, decide where qubits live and which pairs serve which gates,
 * write one program per QPU, and plan when each pair is needed.
 */
public final class Compiler {
  /** Times that ladders are written anew. */
  private static final int LADDER_ROUNDS = 3;

  private Compiler() {}

  /**
   * One program per QPU that together do what the source does, within the limits of the network.
   * The same for any number of threads.
   *
   * @throws InputException if the network cannot hold the program, or the pins contradict each
   *     other or it
   */
  public static Compiled compile(Program source, Network network, CompileOptions options) {
    return compile(source, network, options, () -> false);
  }

  /**
   * Takes the best answer found so far once the time is up; there is always one.
   *
   * @param isTimeUp asked between steps of the search; the answer depends on it
   */
  public static Compiled compile(
      Program source, Network network, CompileOptions options, BooleanSupplier isTimeUp) {
    return compileWithin(network, source, network, options, isTimeUp);
  }

  /**
   * The same with no more communication qubits than a narrower network has, written for the network
   * as it is: an answer that does with fewer of them is an answer where there are more. Swaps
   * within a QPU may pass through what is left over, and count for the peak.
   *
   * @param narrow the same network with fewer communication qubits
   */
  public static Compiled compileWithin(
      Network narrow,
      Program source,
      Network network,
      CompileOptions options,
      BooleanSupplier isTimeUp) {
    Refusal.ifEndless(source);
    Fused fused = Recognition.of(source);
    Task task = new Task(fused.program(), narrow, network, options, Optional.empty(), isTimeUp);
    return fused.hasLadders() && !isTimeUp.getAsBoolean()
        ? task.withLadders(fused).compiled(source, fused)
        : task.compiled(source, fused);
  }

  /** A program to divide, with what the search needs of it. */
  private static final class Task {
    private final Lowered lowered;

    /** What the search may use, and what the answer is written for. */
    private final Network narrow;

    private final Network network;
    private final int[] pins;
    private final Segments segments;
    private final Bundles bundles;
    private final Routes routes;
    private final CompileOptions options;
    private final Optional<int[]> likely;
    private final BooleanSupplier isTimeUp;

    /**
     * @param likely homes that the program was written for, if it was
     */
    Task(
        Program program,
        Network narrow,
        Network network,
        CompileOptions options,
        Optional<int[]> likely,
        BooleanSupplier isTimeUp) {
      this.narrow = narrow;
      this.network = network;
      this.options = options;
      this.likely = likely;
      this.isTimeUp = isTimeUp;
      lowered = Lowering.lower(program);
      new Refusal(lowered.program(), network).ifTooManyQubits();
      pins = Pins.of(lowered.program(), network, options.placement());
      segments = Segments.of(lowered);
      bundles = new Bundles(segments);
      routes = new Routes(narrow);
    }

    private Optimiser optimiser(Effort effort) {
      return new Optimiser(
          segments,
          new Search(lowered, segments, bundles, routes),
          bundles,
          routes,
          pins,
          options.withEffort(effort),
          likely,
          isTimeUp);
    }

    /** Ladders follow the homes of a quick answer, as long as that makes the next one cheaper. */
    Task withLadders(Fused fused) {
      Task best = this;
      Search.Answer answer = optimiser(Effort.FAST).quick();
      for (int round = 0; round < LADDER_ROUNDS; round++) {
        Program program = fused.along(routes, answer.start());
        Task next =
            new Task(program, narrow, network, options, Optional.of(answer.start()), isTimeUp);
        Search.Answer other = next.optimiser(Effort.FAST).quick();
        if (other.cost() >= answer.cost()) {
          break;
        }
        best = next;
        answer = other;
      }
      return best;
    }

    Compiled compiled(Program source, Fused fused) {
      Optimiser optimiser = optimiser(options.effort());
      List<Search.Answer> finalists = optimiser.finalists();
      new Refusal(lowered.program(), narrow).ifStuck(finalists.getFirst(), routes);
      Draft best = best(finalists);
      return new Compiled(
          best.distributed(),
          report(best, optimiser),
          fused.isOther() ? FinalMeasurement.complete(source) : lowered.program(),
          fused.isOther() ? Optional.of(lowered.program()) : Optional.empty(),
          course(best),
          best.loss());
    }

    /**
     * The best of them, with its predicted makespan. Where times decide, a few sampled runs of each
     * say more than mean times; where ebits do, mean times break the ties and cost less.
     */
    private Draft best(List<Search.Answer> finalists) {
      boolean timesDecide = options.objective() != Objective.EBITS;
      Routes written = narrow.equals(network) ? routes : new Routes(network);
      return finalists.stream()
          .filter(Search.Answer::isServed)
          .map(answer -> Draft.of(answer, written))
          .map(draft -> timesDecide ? sampled(draft, Makespan.FOR_COMPARISON) : draft)
          .min(Draft.by(options.objective()))
          .map(draft -> sampled(draft, Makespan.FOR_ANSWER))
          .orElseThrow();
    }

    private Draft sampled(Draft draft, int samples) {
      return draft.sampled(network, options.seed().child("makespan", 0), samples);
    }

    private static Course course(Draft best) {
      return Course.of(
          best.answer().lowered(),
          best.answer().segments(),
          best.distributed().assignment(),
          best.walked().actions());
    }

    private CompileReport report(Draft best, Optimiser optimiser) {
      Distributed distributed = best.distributed();
      return new CompileReport(
          best.walked().ebits(),
          optimiser.bound(),
          best.walked().teleports(),
          Summary.qpus(distributed, network, best.walked().actions()),
          Summary.qnus(distributed, network),
          best.makespan().meanPs(),
          best.makespan().samples(),
          optimiser.steps(),
          lowered.measuredAtEnd(),
          distributed.assignment().stream().distinct().count() <= 1,
          optimiser.isCut());
    }
  }
}
