package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.compiler.CompileOptions;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.simulator.RunControl;
import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.Simulator;
import bellhop.simulator.execution.Noise;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The main job: read program and network, compile, run, prove, report. The proof comes after the
 * shots, which do not wait for it; nothing is reported before it. When time runs out, what has been
 * done of the shots is reported, and comparisons that were not finished are left out.
 */
public final class Run {
  private Run() {}

  public static RunResult of(RunInputs inputs) {
    return inDetail(inputs, Watch.NONE).result();
  }

  /**
   * With what the report and the trace file need beside the result.
   *
   * @throws bellhop.units.InputException for what is wrong with program, network or pins
   */
  public static RunDetails inDetail(RunInputs inputs, Watch watch) {
    double start = watch.wallSeconds();
    watch.stage("compile", 0);
    Together together = Together.of(inputs, watch);
    Job job = together.jobs().getFirst();
    double compiled = watch.wallSeconds();
    watch.stage("shots", inputs.shots());
    SimulationOptions options = options(inputs);
    List<SimulationResult> shots = run(together, options, watch, inputs.compilation().network());
    watch.stage("prove", 0);
    List<Proven> proven = new ArrayList<>();
    together
        .jobs()
        .forEach(its -> proven.add(its.prove(inputs.compilation().verification(), watch)));
    Qpu most = fullest(job);
    Optional<Job> alone = job.source().map(source -> onOneMachine(source, job, most));
    Optional<Noiseless> ideal = Noiseless.find(alone.orElse(job));
    Optional<OneMachine> one =
        alone
            .filter(_ -> job.distributed().ebits() > 0)
            .map(machine -> compare(machine, most, options, watch))
            .filter(machine -> !machine.result().stopped());
    SimulationResult main = shots.getFirst();
    List<RunResult.SwitchedOff> switchedOff =
        inputs.leaveOneOut() && inputs.noise() && !main.stopped()
            ? LeaveOneOut.of(
                its -> together.run(its, watch).getFirst(), untraced(options), main, ideal, watch)
            : List.of();
    List<Company.Member> members =
        together.count() > 1
            ? Company.of(together, shots, proven, ideal, untraced(options), watch)
            : List.of();
    Report report =
        new Report(
            inputs,
            job,
            main,
            proven.getFirst(),
            ideal,
            one,
            members,
            switchedOff,
            watch.isTimeUp());
    return report.details(compiled - start, watch.wallSeconds() - compiled);
  }

  private static SimulationOptions options(RunInputs inputs) {
    return new SimulationOptions(
        inputs.shots(),
        new Seed(inputs.compilation().seed()),
        inputs.compilation().threads(),
        inputs.noise() ? Noise.ALL : Noise.OFF,
        inputs.backend(),
        inputs.explicit(),
        inputs.policy(),
        inputs.mostTurns(),
        inputs.trace() ? 0 : SimulationOptions.NO_TRACE);
  }

  /** A link that shows its fault only while shots run is named with its file. */
  private static List<SimulationResult> run(
      Together together, SimulationOptions options, Watch watch, String networkFile) {
    try {
      return together.run(options, watch);
    } catch (InputException e) {
      if (!e.location().source().startsWith("link ")) {
        throw e;
      }
      Location where = Location.of(networkFile + ": " + e.location());
      throw new InputException(where, e.what(), e.why(), e.findMaybe().orElse(""));
    }
  }

  static SimulationResult run(Job job, SimulationOptions options, Watch watch) {
    RunControl control = new RunControl(watch::isTimeUp, watch::done);
    return Simulator.run(job.distributed(), job.network(), options, control);
  }

  /** The QPU that holds most program qubits at the start, the first among equals. */
  static Qpu fullest(Job job) {
    int[] held = new int[job.network().qpus().size()];
    job.distributed().start().forEach(place -> held[place.qpu()]++);
    int most = 0;
    for (int qpu = 1; qpu < held.length; qpu++) {
      most = held[qpu] > held[most] ? qpu : most;
    }
    return job.network().qpu(most);
  }

  /** The source on a machine of that QPU's kind that is large enough. */
  static Job onOneMachine(Program source, Job job, Qpu like) {
    if (job.network().qpus().size() == 1) {
      return job;
    }
    Network one = Network.one(Math.max(1, source.qubitCount()), like.device());
    return Job.compile(Sources.unpinned(source), one, CompileOptions.DEFAULT);
  }

  /** Same shots and seed; communication qubits there are none. */
  private static OneMachine compare(Job alone, Qpu like, SimulationOptions options, Watch watch) {
    watch.stage("shots on one machine", options.shots());
    SimulationResult result = run(alone, untraced(options).withExplicit(false), watch);
    return new OneMachine(like.name(), result);
  }

  private static SimulationOptions untraced(SimulationOptions options) {
    return options.withTraceShot(SimulationOptions.NO_TRACE);
  }

  /** What one machine gave. */
  record OneMachine(String device, SimulationResult result) {}
}
