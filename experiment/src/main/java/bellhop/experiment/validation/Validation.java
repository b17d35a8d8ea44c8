package bellhop.experiment.validation;

import bellhop.experiment.CompareResult;
import bellhop.units.Seed;
import java.util.List;

/**
 * Everything that the page of validation shows. It states and judges nothing: the tests that stand
 * beside the parts judge.
 */
public record Validation(int runs, long seed, List<Part> parts) {
  private static final int PAIRS_PER_RUN = 20;

  /** Of link experiments, for each draw of demands on a tiny fabric. */
  private static final int RUNS_PER_DRAW = 50;

  public Validation {
    parts = List.copyOf(parts);
  }

  /**
   * A table and what has to be known about it.
   *
   * @param title of the section; empty where it goes on
   */
  public record Part(String title, String text, Table table) {}

  /**
   * Draws and computes all of it.
   *
   * @param runs of each link experiment, at least 2; 10,000 for the committed page, which takes a
   *     minute
   * @param workloads for policies; 30 runs of each for the committed page, which takes ten more
   * @param memories all of their shots for the committed page, which takes five more
   */
  public static Validation of(
      int runs, long seed, NamedWorkloads workloads, NamedMemories memories) {
    Seed chance = new Seed(seed);
    TrainExperiments trains = new TrainExperiments(runs, chance.child("trains", 0));
    List<CompareResult> policies = workloads.results(new Seed(1));
    int draws = Math.max(1, runs / RUNS_PER_DRAW);
    return new Validation(
        runs,
        seed,
        List.of(
            new Part("E1: more memories", E1, trains.moreMemories()),
            new Part("E2: unequal arms", E2, trains.unequalArms()),
            new Part("E3: a swap", E3, trains.swaps()),
            new Part("", E3_FORGETFUL, trains.forgetfulSwaps()),
            new Part("E4: a round of distillation", E4, trains.distillations()),
            new Part("", E4_FORGETFUL, trains.forgetfulDistillations()),
            new Part(
                "Links photon by photon",
                TWINS,
                Twins.table(PAIRS_PER_RUN * runs, chance.child("twins", 0))),
            new Part("Maps of pairs against dense matrices", MAPS, DenseTests.table()),
            new Part("Links that were built", BUILT, PublishedLinks.table()),
            new Part("Policies of the fabric", POLICIES, NamedWorkloads.differences(policies)),
            new Part("", TIMES, NamedWorkloads.times(policies)),
            new Part(
                "Policies beside the optimum",
                TINY,
                TinyFabrics.table(draws, chance.child("tiny", 0))),
            new Part("Memories", WHOLE, memories.whole()),
            new Part("Memories cut in two", CUT, memories.cutAtLowNoise()),
            new Part("", CUT_MORE, memories.cutAtHighNoise()),
            new Part("Memories in the gross code", GROSS, PublishedMemories.table())));
  }

  private static final String E1 =
      "A link of 10 + 10 km makes 1,000 pairs. Time until the last one.";
  private static final String E2 = "The same with one memory at each end, 20 km in all.";
  private static final String E3 =
      "Two links of 10 + 10 km and a relay. The deviation of one swap is that of a coin, so that "
          + "here a run is 100 swaps.";
  private static final String E3_FORGETFUL =
      "With memories that depolarise. The closed form is the published sum: it stops at 20 terms, "
          + "is not normalised, and lets one pair wait a geometric number of rounds. Here the two "
          + "links work side by side. So the two need not agree: where the memories are good the "
          + "missing terms make the sum low.";
  private static final String E4 =
      "A link of 20 + 20 km with two memories, 10,000 distilled pairs a run.";
  private static final String E4_FORGETFUL =
      "With memories that depolarise. The closed form lets both pairs fade while the result is "
          + "under way; here the pair that is kept fades.";
  private static final String TWINS =
      "Each photon, loss, dark count, jitter and thermal quantum is drawn; nothing is shared with "
          + "the closed forms. More cases, all numbers of the state and the law of attempts: "
          + "`ClickBenchesTest`, `CoincidenceBenchTest`, `MiddleSourceBenchTest`, "
          + "`TransducerBenchTest`, `PitchAndCatchBenchTest`, `NoisyConverterTest`, "
          + "`AttemptByAttemptTest`.\n\nTwo rules stop being exact, and the tests say where. A "
          + "single click keeps √V of its coherence only while offsets stay: where they jitter "
          + "from attempt to attempt it keeps the mean of the overlap, which is less. Emitters "
          + "that dephase while they emit cost a single click V instead of √V, and a double click "
          + "V² instead of V.";
  private static final String MAPS =
      "The closed forms of pairs against density matrices on random inputs, in the tests of "
          + "`pair`.";
  private static final String BUILT =
      "Inputs and outputs apart; what was fitted shows nothing. Rates of Storz (12.5 kHz) and "
          + "Main (9.7 pairs/s) are inputs of the presets. Not compared, because no inputs were at "
          + "hand: Teoh 2025, O'Reilly 2024, the prototype of Sakuma 2025, Grover's search of "
          + "Main 2025.";

  private static final String POLICIES =
      "Workloads of `examples/policies`: `star-…` on `four-qpu-star.yaml`, whose one analyser serves "
          + "one pair of machines at a time, and `hall-…` on `data-centre-64.yaml`, 64 machines in "
          + "eight rows with eight analysers between the rows; all policies with the same chance. "
          + "Mean makespan of programs where there are any, else mean time from a request to its "
          + "last pair; what is not finished counts until the end, so that times of some tens of "
          + "ms in the hall mean that much was never served. Differences are taken run by run; "
          + "intervals are of 95 %, by Student's t. The best other one is the best for that "
          + "workload, in hindsight. Where its interval holds 0, look-ahead is not shown to "
          + "differ. Timetables know the whole workload beforehand; the one of the last column is "
          + "periodic, with the best of eight periods.";
  private static final String TIMES =
      "The same, all policies; ± is half of the interval. Nothing here has a deadline of its own "
          + "but pairs of programs, so that the earliest deadline is who came first; and one "
          + "connection is all that the star can have.";
  private static final String TINY =
      "Eight demands for one burst each, which come within four mean bursts on a hub with one "
          + "fibre for each QNU. Mean time from the demand to the end of its burst, as a "
          + "multiple of the least that is possible for somebody who knows all demands and the "
          + "length of every burst beforehand (all orders are tried).";
  private static final String WHOLE =
      "Rotated surface code, d rounds, basis Z, all four numbers of the generator p: errors a shot, "
          + "± one standard error. The reference are Stim's error model and PyMatching with as many "
          + "shots of its own, with correlations an eighth of them. Bellhop's model keeps faults as "
          + "edges which Stim splits, so its rates may lie below the reference. Fed Bellhop's model "
          + "and the same 300,000 shots of d = 7 at p = 0.003, PyMatching is wrong in 428, with "
          + "correlations in 220; Bellhop in 428 and 223.";
  private static final String CUT =
      "The same, cut along the logical operator that the memory fears, at p = 0.001; gates over the "
          + "seam have two-qubit depolarising noise of their own. 20,000 shots of each side. What "
          + "is below the reference, and why: [the study](studies/cut-code.md).";
  private static final String CUT_MORE = "At p = 0.003, 10,000 shots of each side.";
  private static final String GROSS =
      "[[144,12,12]], 12 rounds, circuit noise p, detectors of one basis: shots in which any of 12 "
          + "observables is wrong. Measured by `bench/measure-beliefs` ([settings and "
          + "times](reference/decoders.md#measured)); published: trmue/relay, `examples/data`.";
}
