package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The word before what is done with a stabilizer circuit; it does nothing alone. */
@Command(
    name = "qec",
    description =
        "Stabilizer circuits in Stim's language: write the memory of a code, draw shots, find and"
            + " explain error models, turn results into detection events, decode, and measure how often"
            + " a code forgets.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples",
      "  bellhop qec gen --code surface_code --task rotated_memory_z --distance 5 --rounds 5 --p"
          + " 0.001 --out d5.stim",
      "  bellhop qec detect --in d5.stim --shots 1000000 --out_format b8 --out d5.b8"
    })
final class QecCommand implements Work {
  @Mixin HelpFlag help = new HelpFlag();

  @Override
  public int run() {
    throw new InputException(
        Location.of("qec"),
        "what?",
        "a word says what to do",
        "\"bellhop qec gen\", \"bellhop qec detect\" or \"bellhop qec analyze\" was meant; \"bellhop"
            + " help qec\" lists them");
  }
}
