package bellhop.experiment;

import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.compiler.TimePlan;
import bellhop.distributed.PairUse;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.simulator.timeline.ShotTimes;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.List;

/**
 * A program on a network, and how long the compiler and the simulator say that it takes.
 *
 * @param name for messages
 */
record MakespanTrial(String name, Network network, Family family, int qubits) {

  /**
   * What came out. Times in s.
   *
   * @param predicted by the compiler
   * @param planned by its time line with every link at its mean
   * @param mean over simulated shots, with the standard error of that
   * @param load the greatest share of time that a channel of a link or station is busy: from the
   *     first attempt for each pair until it is usable, summed, over channels and makespan
   */
  record Outcome(
      double predicted, double planned, double mean, double error, double load, int samples) {

    /** Of the prediction, as a share of the simulated mean; negative when it is too short. */
    double miss() {
      return predicted / mean - 1;
    }
  }

  /** Simulates until the mean is known within that share of itself (one sigma), or no longer. */
  Outcome outcome(Seed seed, double sigma, int most) {
    Compiled compiled =
        Compiler.compile(family.program(Recipe.of(qubits)), network, CompileOptions.DEFAULT);
    Timeline timeline = new Timeline(compiled.distributed(), network, TimelineOptions.DEFAULT);
    double[] busy = new double[network.links().size() + network.analysers().size()];
    double sum = 0;
    double squares = 0;
    int shots = 0;
    double error = Double.POSITIVE_INFINITY;
    while (shots < most && (shots < 100 || error > sigma * sum / shots)) {
      ShotTimes times = timeline.run(seed, shots, null);
      double its = times.makespanPs() * 1e-12;
      add(times, compiled.distributed().pairs(), busy);
      sum += its;
      squares += its * its;
      shots++;
      double mean = sum / shots;
      error = Math.sqrt(Math.max(0, squares / shots - mean * mean) / shots);
    }
    double load = Arrays.stream(busy).max().orElse(0) / sum;
    return new Outcome(
        compiled.report().makespanPs() * 1e-12,
        TimePlan.of(compiled.distributed(), network).makespanPs() * 1e-12,
        sum / shots,
        error,
        load,
        compiled.report().makespanSamples());
  }

  /** Adds the time in which channels were busy, over their number, by link and then by station. */
  private void add(ShotTimes times, List<PairUse> pairs, double[] busy) {
    for (int p = 0; p < pairs.size(); p++) {
      int index = pairs.get(p).link();
      Link link = network.link(index);
      long attemptsPs = (times.attempts(p) - 1) * link.model().attemptPeriod().picos();
      long wholePs =
          attemptsPs + link.model().emission().picos() + times.usablePs(p) - times.emissionPs(p);
      if (link.analyser().isPresent()) {
        int station = link.analyser().getAsInt();
        busy[network.links().size() + station] +=
            wholePs * 1e-12 / network.analysers().get(station).channels();
      } else {
        busy[index] += wholePs * 1e-12 / link.model().channels();
      }
    }
  }
}
