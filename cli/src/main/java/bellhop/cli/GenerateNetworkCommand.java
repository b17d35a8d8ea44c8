package bellhop.cli;

import bellhop.network.topology.Topologies;
import bellhop.network.topology.Wish;
import bellhop.units.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a network file by formula. */
@Command(
    name = "network",
    description =
        "Write a network file: so many equal machines, joined in a named way. The smallest network of"
            + " that shape that holds them; its head says how much of it stays empty.",
    footer = {
      "",
      "Names",
      "  all-to-all, line, ring, grid   cables between machines",
      "  star                           one hub of analysers",
      "  clos, fat-tree                 switches with one pool of analysers",
      "  bcube, qfly, data-centre       switches with several pools",
      "  metro                          houses around a ring of exchanges",
      "  domains                        an internet: domains and a backbone",
      "",
      "Examples",
      "  bellhop generate network clos --qpus 16 --qubits 10 --out clos-16.yaml",
      "  bellhop generate network domains --qpus 10000 --qubits 1 --domains 20 --out net.yaml"
    })
final class GenerateNetworkCommand implements Work {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "The shape, by a name from below.")
  String name = "";

  @Option(names = "--qpus", required = true, paramLabel = "K", description = "How many machines.")
  String qpus = "";

  @Option(
      names = "--qubits",
      required = true,
      paramLabel = "N",
      description = "Data qubits of each machine.")
  String qubits = "";

  @Option(
      names = "--communication-qubits",
      paramLabel = "C",
      description =
          "Of each QNU, or unlimited: as many as data qubits in the network, up to 4,096 (default: 2"
              + " for each of its links over cables, 4 where light is switched).")
  Optional<String> communicationQubits = Optional.empty();

  @Option(
      names = "--domains",
      paramLabel = "D",
      description = "How many domains (default: about the root of half the machines).")
  Optional<String> domains = Optional.empty();

  @Option(
      names = "--radix",
      paramLabel = "R",
      description =
          "Ports of a switch, those to analysers apart where the shape counts them so (default: the"
              + " least that does).")
  Optional<String> radix = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  Optional<String> out = Optional.empty();

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  GenerateNetworkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    Optional<OutputFile> file = out.map(path -> OutputFile.of("--out", path));
    OutputFile.deliver(Topologies.text(wish()), file, terminal);
    return 0;
  }

  private Wish wish() {
    Map<String, Location> places = new LinkedHashMap<>();
    places.put("topology", Location.of(name));
    places.put("qpus", Flags.at("--qpus", qpus));
    places.put("qubits", Flags.at("--qubits", qubits));
    communicationQubits.ifPresent(
        c -> places.put("communication", Flags.at("--communication-qubits", c)));
    domains.ifPresent(d -> places.put("domains", Flags.at("--domains", d)));
    radix.ifPresent(r -> places.put("radix", Flags.at("--radix", r)));
    return new Wish(
        name,
        (int) Flags.whole("--qpus", qpus, 2, Topologies.MOST_QPUS),
        (int) Flags.whole("--qubits", qubits, 1, Topologies.MOST_QUBITS),
        communication(),
        whole("--domains", domains),
        whole("--radix", radix),
        places);
  }

  private static OptionalInt whole(String flag, Optional<String> value) {
    return value.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) Flags.whole(flag, value.get(), 1, Topologies.MOST_QPUS));
  }

  private Wish.Communication communication() {
    if (communicationQubits.isEmpty()) {
      return new Wish.Communication.Usual();
    }
    String given = communicationQubits.get();
    return given.equals("unlimited")
        ? new Wish.Communication.Unlimited()
        : new Wish.Communication.Exactly(
            (int) Flags.whole("--communication-qubits", given, 1, Topologies.MOST_COMMUNICATION));
  }
}
