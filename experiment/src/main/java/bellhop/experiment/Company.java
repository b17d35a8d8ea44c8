package bellhop.experiment;

import bellhop.network.Network;
import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.timeline.Waited;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What programs that ran together cost each other. */
final class Company {
  /** So many things that were waited for are named; the rest are less. */
  private static final int MOST = 8;

  private Company() {}

  /**
   * One program beside itself alone.
   *
   * @param alone the same compiled program, shots and seed with the network to itself
   */
  record Member(
      Job job,
      long seed,
      SimulationResult together,
      SimulationResult alone,
      Proven proven,
      Optional<Noiseless> ideal) {

    /** Of the makespan: 1 if the others do not disturb it. */
    double slowdown() {
      double itsAlone = alone.makespans().meanSeconds();
      return itsAlone > 0 ? together.makespans().meanSeconds() / itsAlone : 1;
    }

    List<String> qpus() {
      Network network = job.network();
      return job.distributed().start().stream()
          .map(place -> place.qpu())
          .sorted()
          .distinct()
          .map(qpu -> network.qpu(qpu).name())
          .toList();
    }

    List<RunResult.WaitedFor> waitedFor() {
      Waited its = together.waited();
      List<RunResult.WaitedFor> things = new ArrayList<>();
      for (int i = 0; i < its.count(); i++) {
        double meanS = its.picos(i) * 1e-12 / together.shots();
        double aloneS = alone.waited().picos(i) * 1e-12 / alone.shots();
        if (meanS > 0) {
          things.add(new RunResult.WaitedFor(words(its.thing(i)), meanS, aloneS));
        }
      }
      things.sort(Comparator.comparingDouble(thing -> -thing.meanS()));
      return List.copyOf(things.subList(0, Math.min(MOST, things.size())));
    }

    private String words(Waited.Thing thing) {
      Network network = job.network();
      return switch (thing.kind()) {
        case LINK -> "link " + network.link(thing.index()).name();
        case STATION -> "station " + network.analysers().get(thing.index()).name();
        case PORT -> "fibres of " + network.qnu(thing.index()).name();
        case WAYS -> "ways through switches";
        case TURNING -> "turning";
      };
    }
  }

  /**
   * @param ideal of the first program
   */
  static List<Member> of(
      Together together,
      List<SimulationResult> shots,
      List<Proven> proven,
      Optional<Noiseless> ideal,
      SimulationOptions options,
      Watch watch) {
    List<Member> members = new ArrayList<>();
    for (int p = 0; p < together.count(); p++) {
      Job job = together.jobs().get(p);
      watch.stage("shots of " + job.name() + " alone", options.shots());
      SimulationResult alone = together.alone(p, options, watch);
      Optional<Noiseless> its = p == 0 ? ideal : ideal(job);
      if (!alone.stopped()) {
        members.add(new Member(job, together.seed(p), shots.get(p), alone, proven.get(p), its));
      }
    }
    return members.size() == together.count() ? List.copyOf(members) : List.of();
  }

  private static Optional<Noiseless> ideal(Job job) {
    Optional<Job> machine =
        job.source().map(source -> Run.onOneMachine(source, job, Run.fullest(job)));
    return Noiseless.find(machine.orElse(job));
  }

  /** Of speeds, alone over together; Jain's index. */
  static double fairness(List<Member> members) {
    return RunResult.jain(members.stream().mapToDouble(m -> 1 / m.slowdown()).toArray());
  }
}
