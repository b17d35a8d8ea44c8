package bellhop.cli;

import bellhop.distributed.Text;
import bellhop.experiment.Compile;
import bellhop.experiment.CompileInputs;
import bellhop.experiment.CompileResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.CompilePage;
import bellhop.experiment.screen.CompileScreen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Partition, lower, schedule, prove. */
@Command(
    name = "compile",
    description = "Divide a program over a network: one OpenQASM 3 program per QPU.",
    footer = {
      "",
      "Examples",
      "  bellhop compile examples/programs/ghz-16.qasm \\",
      "    --network examples/networks/four-qpu-star.yaml --out parts",
      "  bellhop compile examples/programs/qft-12.qasm \\",
      "    --network examples/networks/two-cryostats.yaml --curve"
    })
final class CompileCommand implements Work {
  private final Terminal terminal;

  @Parameters(paramLabel = "PROGRAM", description = "OpenQASM 2 or 3.")
  String program = "";

  @Mixin final CompilerFlags compiler = new CompilerFlags();
  @Mixin final CommonFlags common = new CommonFlags();

  @Option(
      names = "--curve",
      description = {
        "Also compile for fewer and for more communication qubits at each QNU, until more bring"
            + " nothing: how many Bell pairs with 1, 2, 3, 4, 6, 8, 12 … of them.",
        "Takes as long as that many compilations; --threads of them run at a time."
      })
  boolean curve;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the programs of the QPUs and schedule.json.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  CompileCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles()
        .inputs(List.of(program, compiler.network))
        .reads("--input", compiler.input)
        .reads("--place", compiler.place)
        .writes("--report", report)
        .requireDistinct();
    Optional<OutputFile> reportFile = report.map(name -> OutputFile.of("--report", name));
    Optional<Path> folder = out.map(name -> OutputFile.folder("--out", name));
    CompileInputs inputs = compiler.inputs(program, common);
    Compile.Answer answer;
    try (Progress progress = Progress.of(terminal, common.timeLimit())) {
      answer = curve ? Compile.withCurve(inputs, progress) : Compile.withFiles(inputs, progress);
    }
    CompileResult result = answer.result();
    int code = compiler.exitCode(result.verified(), result.verifiedReason(), terminal);
    if (code == 0) {
      folder.ifPresent(there -> write(there, answer.files()));
    }
    reportFile.ifPresent(
        file -> file.write(CompilePage.print(answer.details()).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(
            common.json ? RecordWriter.print(result) : CompileScreen.print(result, terminal.ink()));
    return code;
  }

  private static void write(Path folder, List<Text> files) {
    OutputFile.create("--out", folder);
    for (Text file : files) {
      OutputFile.of("--out", folder.resolve(file.fileName()).toString())
          .write(file.content().getBytes(StandardCharsets.UTF_8));
    }
  }
}
