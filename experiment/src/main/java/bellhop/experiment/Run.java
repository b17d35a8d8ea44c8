package bellhop.experiment;

import bellhop.compiler.CompileOptions;
import bellhop.network.Network;
import bellhop.simulator.IdealDistribution;
import bellhop.simulator.RunControl;
import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.Simulator;
import bellhop.simulator.execution.Noise;
import bellhop.units.Seed;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The main job: read program and network, compile, prove, run, report. */
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
    Job job = Files.isDirectory(inputs.program()) ? Job.compiled(inputs) : Job.compile(inputs);
    double compiled = watch.wallSeconds();
    watch.stage("shots", inputs.shots());
    SimulationOptions options = options(inputs);
    SimulationResult shots = run(job, options, watch);
    Optional<IdealDistribution> ideal =
        IdealDistribution.find(job.distributed(), job.network());
    Optional<OneMachine> one = oneMachine(inputs, job, watch);
    List<RunResult.SwitchedOff> switchedOff =
        inputs.leaveOneOut() && inputs.noise()
            ? LeaveOneOut.of(
                job, options.withTraceShot(SimulationOptions.NO_TRACE), shots, ideal, watch)
            : List.of();
    Report report = new Report(inputs, job, shots, ideal, one, switchedOff);
    return report.details(compiled - start, watch.wallSeconds() - compiled);
  }

  private static SimulationOptions options(RunInputs inputs) {
    return new SimulationOptions(
        inputs.shots(),
        new Seed(inputs.seed()),
        inputs.threads(),
        inputs.noise() ? Noise.ALL : Noise.OFF,
        inputs.backend(),
        inputs.explicit(),
        inputs.trace() ? 0 : SimulationOptions.NO_TRACE);
  }

  static SimulationResult run(Job job, SimulationOptions options, Watch watch) {
    return Simulator.run(
        job.distributed(), job.network(), options, new RunControl(watch::isTimeUp, watch::done));
  }

  /** The same source, shots and seed on one machine of the first QPU's kind. */
  private static Optional<OneMachine> oneMachine(RunInputs inputs, Job job, Watch watch) {
    if (job.source().isEmpty() || job.distributed().ebits() == 0) {
      return Optional.empty();
    }
    Network network = Network.one(job.distributed().qubitCount(), job.network().qpu(0).device());
    Job alone = Job.compile(job.source().get(), network, CompileOptions.DEFAULT);
    watch.stage("shots on one machine", inputs.shots());
    SimulationOptions options =
        options(inputs).withTraceShot(SimulationOptions.NO_TRACE).withExplicit(false);
    return Optional.of(new OneMachine(job.network().qpu(0).name(), run(alone, options, watch)));
  }

  /** What one machine gave. */
  record OneMachine(String device, SimulationResult result) {}
}
