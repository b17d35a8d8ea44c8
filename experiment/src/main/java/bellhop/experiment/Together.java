package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Placement;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.simulator.RunControl;
import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.Simulator;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The programs that run at once on one network, the main one first. Each is compiled for what the
 * earlier ones leave of the qubits; if that is too little for one of them, all are compiled for
 * equal shares of the communication qubits. What they share beyond qubits is the simulator's
 * matter.
 *
 * @param jobs at least one; all on the whole network
 * @param seed of the first; the others have seeds of their own
 */
record Together(List<Job> jobs, long seed) {
  /**
   * Seeds of further programs are printed, and read exactly by whoever takes numbers as doubles.
   */
  private static final int DOUBLE_BITS = 53;

  Together {
    jobs = List.copyOf(jobs);
  }

  /**
   * Reads and compiles all of them.
   *
   * @throws InputException if one does not fit beside the others
   */
  static Together of(RunInputs inputs, Watch watch) {
    CompileInputs main = inputs.compilation();
    requireSource(main);
    if (inputs.with().isEmpty()) {
      Job alone = Files.isDirectory(main.program()) ? Job.compiled(main) : Job.compile(main, watch);
      return new Together(List.of(alone), main.seed());
    }
    requireCompany(inputs);
    List<Sources> sources = sources(inputs);
    Optional<Together> found = compile(inputs, sources, watch, false);
    return found.isPresent() ? found.get() : compile(inputs, sources, watch, true).orElseThrow();
  }

  private static void requireSource(CompileInputs main) {
    if (main.input().isPresent() && Files.isDirectory(main.program())) {
      throw new InputException(
          Location.of("--input " + main.input().get()),
          "inputs for a folder of compiled programs",
          "they were given when it was compiled",
          "drop the flag, or give the program that it was compiled from");
    }
  }

  private static void requireCompany(RunInputs inputs) {
    if (inputs.compilation().network().equals(Sources.ONE)) {
      throw new InputException(
          Location.of("--with " + inputs.with().getFirst()),
          "nothing to share",
          "--network one is a machine of the size of one program",
          "a network file was meant");
    }
    List<Path> all = new ArrayList<>(List.of(inputs.compilation().program()));
    all.addAll(inputs.with());
    for (Path program : all) {
      if (Files.isDirectory(program)) {
        throw new InputException(
            Location.of(program.toString()),
            "a folder does not fit --with",
            "its programs were compiled for the whole network, not for a part of it",
            "give the program that it was compiled from");
      }
    }
  }

  private static List<Sources> sources(RunInputs inputs) {
    Sources main = Sources.read(inputs.compilation());
    requireNoCouplings(inputs, main);
    List<Sources> sources = new ArrayList<>(List.of(main));
    for (Path path : inputs.with()) {
      Program program = QasmReader.read(path);
      sources.add(new Sources(program, main.network(), Placement.FREE));
    }
    return sources;
  }

  /** Swaps go through any position, so programs cannot be kept apart by the count of qubits. */
  private static void requireNoCouplings(RunInputs inputs, Sources main) {
    for (Qpu qpu : main.network().qpus()) {
      if (qpu.coupling().isPresent()) {
        throw new InputException(
            Location.of("--with " + inputs.with().getFirst()),
            "programs together on \"" + qpu.name() + "\", which has a coupling",
            "each program's swaps go through all of its qubits",
            "run the programs one after another, or drop the coupling in the network file");
      }
    }
  }

  /**
   * One after another.
   *
   * @param isDivided in equal shares of the communication qubits, not for what is left
   * @return empty if a later program has too little left
   * @throws InputException if one cannot be compiled in any case
   */
  private static Optional<Together> compile(
      RunInputs inputs, List<Sources> sources, Watch watch, boolean isDivided) {
    Room room = new Room(sources.getFirst().network(), sources.size(), isDivided);
    List<Job> compiled = new ArrayList<>();
    for (int p = 0; p < sources.size(); p++) {
      Network left = room.network(p);
      try {
        Job job = compile(inputs.compilation(), sources.get(p), p, left, watch);
        room.take(job.distributed());
        compiled.add(job);
      } catch (InputException e) {
        Program program = sources.get(p).program();
        if (p == 0 && !isDivided) {
          throw e; // it does not even fit alone
        }
        if (isDivided || Room.isShortOfData(program, left)) {
          throw room.refusal(e, left);
        }
        return Optional.empty();
      }
    }
    return Optional.of(new Together(compiled, inputs.compilation().seed()));
  }

  private static Job compile(
      CompileInputs inputs, Sources its, int program, Network left, Watch watch) {
    CompileOptions options = inputs.withSeed(seed(inputs.seed(), program)).options(its.placement());
    Sources narrowed = new Sources(its.program(), left, its.placement());
    Built built = Built.of(narrowed, options, watch);
    return new Job(
        its.program().title(),
        its.network(),
        built.distributed(),
        Optional.of(its.program()),
        built.report().measuredAtEnd(),
        Optional.of(built));
  }

  /** The seed of a program: with it, the program alone draws the same. */
  long seed(int program) {
    return seed(seed, program);
  }

  private static long seed(long first, int program) {
    return program == 0
        ? first
        : new Seed(first).child("program", program).value() >>> (Long.SIZE - DOUBLE_BITS);
  }

  int count() {
    return jobs.size();
  }

  Network network() {
    return jobs.getFirst().network();
  }

  /** Runs all at once; by program. */
  List<SimulationResult> run(SimulationOptions options, Watch watch) {
    RunControl control = new RunControl(watch::isTimeUp, watch::done);
    return Simulator.runTogether(
        jobs.stream().map(Job::distributed).toList(),
        IntStream.range(0, count()).mapToObj(p -> new Seed(seed(p))).toList(),
        network(),
        options,
        control);
  }

  /** Runs one with the network to itself, as it was compiled for company. */
  SimulationResult alone(int program, SimulationOptions options, Watch watch) {
    return Run.run(jobs.get(program), options.withSeed(new Seed(seed(program))), watch);
  }
}
