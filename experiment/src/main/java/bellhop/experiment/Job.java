package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.distributed.Distributed;
import bellhop.distributed.Reader;
import bellhop.distributed.Text;
import bellhop.distributed.Validity;
import bellhop.distributed.Violation;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be run, and what is known of it.
 *
 * @param source absent when only compiled files were given
 * @param measuredAll the source measures nothing, so all its qubits are measured
 * @param built what a proof needs; absent when only compiled files were given
 */
record Job(
    String name,
    Network network,
    Distributed distributed,
    Optional<Program> source,
    boolean measuredAll,
    Optional<Built> built) {
  private static final int LARGEST = 64 << 20;
  private static final String SCHEDULE = "schedule.json";

  /** Reads and compiles. */
  static Job compile(CompileInputs inputs, Watch watch) {
    Sources sources = Sources.read(inputs);
    Built built = Built.of(sources, inputs.options(sources.placement()), watch);
    return new Job(
        sources.program().title(),
        sources.network(),
        built.distributed(),
        Optional.of(sources.program()),
        built.report().measuredAtEnd(),
        Optional.of(built));
  }

  /** Without proof, for comparisons on one machine. */
  static Job compile(Program source, Network network, CompileOptions options) {
    Compiled compiled = Compiler.compile(source, network, options);
    return new Job(
        source.title(),
        network,
        compiled.distributed(),
        Optional.of(source),
        compiled.report().measuredAtEnd(),
        Optional.empty());
  }

  /** Reads a folder that {@code compile --out} wrote. */
  static Job compiled(CompileInputs inputs) {
    Path folder = inputs.program();
    if (inputs.network().equals(Sources.ONE)) {
      throw new InputException(
          Location.of("--network one"),
          "does not fit a folder",
          "compiled files belong to the network that they were compiled for",
          "the same file as for compile was meant");
    }
    Network network = Sources.network(inputs.network(), 1);
    Distributed distributed = Reader.read(texts(folder), network);
    List<Violation> violations = Validity.check(distributed, network);
    if (!violations.isEmpty()) {
      throw new InputException(
          Location.of(folder.toString()),
          violations.getFirst().toString(),
          "compiled programs must keep the rules of the network",
          "compile again");
    }
    return new Job(
        distributed.program(), network, distributed, Optional.empty(), false, Optional.empty());
  }

  Proven prove(Verification verification, Watch watch) {
    return built
        .map(compiled -> compiled.prove(verification, watch))
        .orElseGet(() -> Proven.not("run from compiled files, without the source to compare with"));
  }

  private static List<Text> texts(Path folder) {
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".qasm") || name.equals(SCHEDULE)) {
          texts.add(new Text(file.toString(), InputText.read(file, LARGEST, "a compiled file")));
        }
      }
    } catch (IOException e) {
      throw new InputException(
          Location.of(folder.toString()), "cannot be listed", "the folder is protected", "");
    }
    if (texts.isEmpty()) {
      throw new InputException(
          Location.of(folder.toString()),
          "no compiled programs",
          "a folder holds what \"compile --out\" wrote",
          "a program file was meant");
    }
    return texts;
  }
}
