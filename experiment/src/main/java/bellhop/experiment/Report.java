package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.LocalSwaps;
import bellhop.distributed.Peaks;
import bellhop.distributed.Stretches;
import bellhop.distributed.Timing;
import bellhop.network.Network;
import bellhop.simulator.SimulationResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Draws the result of a run together from all that was read, compiled and simulated. */
record Report(
    RunInputs inputs,
    Job job,
    SimulationResult shots,
    Proven proven,
    Optional<Noiseless> ideal,
    Optional<Run.OneMachine> one,
    List<Company.Member> members,
    List<RunResult.SwitchedOff> switchedOff,
    boolean isTimeUp) {

  RunDetails details(double compileWallS, double runWallS) {
    return new RunDetails(
        result(compileWallS, runWallS),
        job.network(),
        ideal,
        shots.trace(),
        placement(),
        members.stream().map(Company.Member::ideal).toList());
  }

  private static RunResult.ProgramShare program(Company.Member its) {
    return new RunResult.ProgramShare(
        its.job().name(),
        its.seed(),
        its.qpus(),
        its.together().counts(),
        its.job().distributed().ebits(),
        makespan(its.together()),
        its.together().stallShare(),
        its.together().predictedSuccess(),
        hellinger(its.ideal(), its.together()),
        its.proven().method(),
        makespan(its.alone()),
        its.slowdown(),
        its.waitedFor());
  }

  private RunResult result(double compileWallS, double runWallS) {
    RunResult.ErrorBudget budget = budget(shots);
    OptionalDouble noiseless =
        ideal.map(known -> known.hellingerFidelityOf(shots.shots())).orElse(OptionalDouble.empty());
    return new RunResult(
        job.name(),
        job.network().name(),
        new Headline(shots.counts(), budget, inputs.noise()).text(ideal, noiseless),
        shots.counts(),
        shots.shots(),
        inputs.compilation().seed(),
        job.measuredAll(),
        pairs(),
        job.distributed().ebits(),
        loops(),
        LocalSwaps.count(job.distributed(), job.network()),
        makespan(shots),
        shots.stallShare(),
        pairFidelity(),
        budget,
        shots.predictedSuccess(),
        hellinger(ideal, shots),
        noiseless,
        shots.backend().label(),
        inputs.noise(),
        shots.noiseModel().label(),
        proven.method(),
        proven.reason(),
        qpus(),
        one.map(this::oneMachine),
        inputs.policy().word(),
        members.stream().map(Report::program).toList(),
        members.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Company.fairness(members)),
        switchedOff,
        RunResult.Assumed.of(job.network()),
        shots.stopped() || isTimeUp,
        compileWallS,
        runWallS);
  }

  private static RunResult.ErrorBudget budget(SimulationResult shots) {
    var budget = shots.errorBudget();
    return new RunResult.ErrorBudget(
        budget.localGates(), budget.pairs(), budget.waiting(), budget.measurement());
  }

  private RunResult.Pairs pairs() {
    var pairs = shots.pairs();
    return new RunResult.Pairs(
        pairs.generated(), pairs.used(), pairs.expired(), pairs.discarded(), pairs.stored());
  }

  private List<RunResult.Loop> loops() {
    Distributed distributed = job.distributed();
    int[] ebits = Stretches.ebitsOfLoops(distributed);
    List<RunResult.Loop> loops = new ArrayList<>();
    for (int loop = 0; loop < ebits.length; loop++) {
      int line = distributed.loops().get(loop).line();
      loops.add(new RunResult.Loop(line, ebits[loop], turns(loop)));
    }
    return loops;
  }

  /** Of a loop, in a shot on average. */
  private double turns(int loop) {
    return (double) shots.loopTurns().get(loop) / shots.shots();
  }

  private static RunResult.Makespan makespan(SimulationResult shots) {
    var makespans = shots.makespans();
    return new RunResult.Makespan(
        makespans.meanSeconds(), makespans.quantileSeconds(0.5), makespans.quantileSeconds(0.95));
  }

  private Optional<RunResult.PairFidelity> pairFidelity() {
    var fidelity = shots.pairFidelity();
    return fidelity.count() == 0
        ? Optional.empty()
        : Optional.of(new RunResult.PairFidelity(fidelity.mean(), fidelity.min()));
  }

  private static OptionalDouble hellinger(Optional<Noiseless> ideal, SimulationResult result) {
    return ideal.isPresent()
        ? OptionalDouble.of(ideal.get().hellingerFidelity(result.counts()))
        : OptionalDouble.empty();
  }

  private RunResult.OneMachine oneMachine(Run.OneMachine machine) {
    SimulationResult alone = machine.result();
    return new RunResult.OneMachine(
        machine.device(),
        hellinger(ideal, alone),
        alone.predictedSuccess(),
        alone.makespans().meanSeconds(),
        alone.counts());
  }

  private List<RunResult.QpuShare> qpus() {
    Distributed distributed = job.distributed();
    int[] peaks = Peaks.byQpu(distributed);
    List<RunResult.QpuShare> shares = new ArrayList<>();
    for (int q = 0; q < distributed.programs().size(); q++) {
      LocalProgram local = distributed.programs().get(q);
      int here = q;
      shares.add(
          new RunResult.QpuShare(
              local.qpu(),
              (int) distributed.start().stream().filter(place -> place.qpu() == here).count(),
              (int)
                  local.instructions().stream()
                      .filter(Instruction.GateOn.class::isInstance)
                      .count(),
              peaks[q],
              busyShare(q, local)));
    }
    return List.copyOf(shares);
  }

  /**
   * Time that its data qubits spend in operations, over their number times the mean makespan; 0 for
   * a QPU without work.
   */
  private double busyShare(int qpu, LocalProgram local) {
    Timing timing = new Timing(job.network());
    boolean[] used = new boolean[local.dataCount()];
    double busyPs = 0;
    Deque<Double> times = new ArrayDeque<>(List.of(1.0));
    for (Instruction instruction : local.instructions()) {
      if (instruction instanceof Instruction.LoopEdge edge) {
        if (edge.begins()) {
          times.push(turns(edge.loop()));
        } else {
          times.pop();
        }
      }
      for (int i = 0; i < instruction.qubitCount(); i++) {
        if (local.isData(instruction.qubitAt(i))) {
          used[instruction.qubitAt(i)] = true;
          busyPs += times.element() * timing.durationPs(qpu, instruction);
        }
      }
    }
    int count = 0;
    for (boolean qubit : used) {
      count += qubit ? 1 : 0;
    }
    double wholeS = count * shots.makespans().meanSeconds();
    return wholeS > 0 ? busyPs * 1e-12 / wholeS : 0;
  }

  private List<RunDetails.Placed> placement() {
    return job.source().map(this::placement).orElse(List.of());
  }

  /** Neighbours of a register on the same QPU together. */
  private List<RunDetails.Placed> placement(Program program) {
    List<Integer> qpus = job.distributed().assignment();
    Network network = job.network();
    List<RunDetails.Placed> placed = new ArrayList<>();
    for (Program.QubitRegister register : program.qubits()) {
      int from = 0;
      for (int i = 1; i <= register.size(); i++) {
        int first = register.first();
        if (i == register.size() || !qpus.get(first + i).equals(qpus.get(first + from))) {
          String qpu = network.qpu(qpus.get(first + from)).name();
          placed.add(new RunDetails.Placed(named(register, from, i - 1), qpu));
          from = i;
        }
      }
    }
    return placed;
  }

  private static String named(Program.QubitRegister register, int from, int to) {
    if (register.scalar()) {
      return register.name();
    }
    return register.name() + "[" + from + (to > from ? ".." + to : "") + "]";
  }
}
