package bellhop.cli;

import bellhop.experiment.Run;
import bellhop.experiment.RunDetails;
import bellhop.experiment.RunInputs;
import bellhop.experiment.RunResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.RunPage;
import bellhop.experiment.screen.RunScreen;
import bellhop.network.Scenario;
import bellhop.protocol.PerfettoWriter;
import bellhop.simulator.Backend;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job: compile, bring entanglement, execute, report. */
@Command(
    name = "run",
    description = "Run one program over several quantum computers, and say how good the answer is.",
    footer = {
      "",
      "Examples",
      "  bellhop run examples/programs/qft-12.qasm --network examples/networks/two-cryostats.yaml",
      "  bellhop run a.qasm --with b.qasm --network network.yaml       two programs at once",
      "  bellhop run program.qasm --network network.yaml --report report.html --trace t.pftrace",
      "  bellhop run program.qasm --network one        the same program on one machine"
    })
final class RunCommand implements Work {
  private static final long MOST_SHOTS = 1_000_000_000;
  private static final long MOST_TURNS = 1_000_000;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PROGRAM",
      description = "OpenQASM 2 or 3, or a folder that \"compile --out\" wrote.")
  String program = "";

  @Option(
      names = "--with",
      paramLabel = "PROGRAM",
      description =
          "A further program that runs at the same time on the same network; may be repeated.")
  List<String> with = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      defaultValue = "first-come",
      description = {
        "Whose turn it is where links share stations or switches (default: ${DEFAULT-VALUE}):",
        "one-at-a-time, first-come, earliest-deadline, timetable, deadline-timetable,"
            + " longest-queue, hysteresis or look-ahead."
      })
  String policy = "";

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How often to run it (default: ${DEFAULT-VALUE}).")
  String shots = "";

  @Option(
      names = "--noise",
      paramLabel = "on/off",
      defaultValue = "on",
      description =
          "off: same times and pairs, but nothing goes wrong (default: ${DEFAULT-VALUE}).")
  String noise = "";

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, statevector or stabilizer (default: ${DEFAULT-VALUE}).")
  String backend = "";

  @Option(
      names = "--explicit",
      description = "Simulate communication qubits one by one, too; slow, same distribution.")
  boolean explicit;

  @Option(
      names = "--max-turns",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Turns after which a while loop counts as one that does not end"
              + " (default: ${DEFAULT-VALUE}).")
  String maxTurns = "";

  @Mixin final CompilerFlags compiler = new CompilerFlags();
  @Mixin final CommonFlags common = new CommonFlags();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the first shot for the Perfetto viewer (ui.perfetto.dev).")
  Optional<String> trace = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles()
        .inputs(List.of(program, compiler.network))
        .inputs(with)
        .reads("--input", compiler.input)
        .writes("--trace", trace)
        .writes("--report", report)
        .requireDistinct();
    Optional<OutputFile> traceFile = trace.map(name -> OutputFile.of("--trace", name));
    Optional<OutputFile> reportFile = report.map(name -> OutputFile.of("--report", name));
    RunInputs inputs = inputs();
    RunDetails details;
    try (Progress progress = Progress.of(terminal, common.timeLimit())) {
      details = Run.inDetail(inputs, progress);
    }
    traceFile.ifPresent(file -> file.write(PerfettoWriter.write(details.trace().orElseThrow())));
    reportFile.ifPresent(
        file -> file.write(RunPage.print(details).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(
            common.json
                ? RecordWriter.print(details.result())
                : RunScreen.print(details, terminal.ink()));
    return exitCode(details.result());
  }

  /** Of several programs the first that is not proven says why the command failed. */
  private int exitCode(RunResult result) {
    for (RunResult.ProgramShare its : result.programs()) {
      if (its.verified().isEmpty() && result.verified().isPresent()) {
        String reason = its.program() + " is not proven";
        return compiler.exitCode(its.verified(), reason, terminal);
      }
    }
    return compiler.exitCode(result.verified(), result.verifiedReason(), terminal);
  }

  private RunInputs inputs() {
    return new RunInputs(
        compiler.inputs(program, common),
        with.stream().map(name -> InputFile.of("--with", name)).toList(),
        Flags.word("--policy", policy, Scenario.Policy.class),
        Flags.whole("--shots", shots, 1, MOST_SHOTS),
        Flags.isOn("--noise", noise),
        Flags.word("--backend", backend, Backend.class),
        explicit,
        (int) Flags.whole("--max-turns", maxTurns, 0, MOST_TURNS),
        report.isPresent(),
        trace.isPresent() || report.isPresent());
  }
}
