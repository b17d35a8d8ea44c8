package bellhop.cli;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.model.Explanation;
import bellhop.qec.model.FaultSearch;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which faults of a circuit flip which detectors and observables. */
@Command(
    name = "explain",
    aliases = "explain_errors",
    description = "Say which single faults of a circuit flip which detectors and observables.",
    footer = {
      "",
      "Example",
      "  echo 'error(1) D1 D3' > two.dem",
      "  bellhop qec explain --in d5.stim --dem_filter two.dem --single"
    })
final class QecExplainCommand implements Work {
  private final Terminal terminal;

  @Mixin InFlag in = new InFlag();

  @Option(
      names = {"--dem_filter", "--dem-filter"},
      paramLabel = "FILE",
      description = "Explain only what the mechanisms of this model flip.")
  Optional<String> filter = Optional.empty();

  @Option(
      names = "--single",
      description = "One fault for each: of those with the fewest Paulis the first.")
  boolean single;

  @Mixin TextOutFlag out = new TextOutFlag();
  @Mixin HelpFlag help = new HelpFlag();

  QecExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles()
        .reads("--in", in.in)
        .reads("--dem_filter", filter)
        .writes("--out", out.out)
        .requireDistinct();
    Optional<OutputFile> file = out.find();
    Optional<ErrorModel> model =
        filter.map(_ -> new TextInput("--dem_filter", filter, terminal).model());
    TextInput input = in.input(terminal);
    String text = input.text("a circuit");
    StabilizerCircuit circuit = CircuitReader.readWhole(text, input.source());
    List<Explanation> explanations = FaultSearch.explain(circuit, input.source(), model, single);
    OutputFile.deliver(
        ExplanationText.of(explanations, circuit, CircuitReader.lines(text)), file, terminal);
    return 0;
  }
}
