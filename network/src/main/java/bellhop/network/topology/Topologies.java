package bellhop.network.topology;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes network files by formula: the smallest network of a named topology that holds so many
 * machines. The same wish gives the same text. It neither reads files nor predicts anything.
 */
public final class Topologies {
  /** All names, as {@code bellhop generate network} takes them. */
  public static final List<String> NAMES =
      List.of(
          "all-to-all",
          "line",
          "ring",
          "star",
          "grid",
          "clos",
          "fat-tree",
          "bcube",
          "qfly",
          "data-centre",
          "metro",
          "domains");

  public static final int MOST_QPUS = 20_000;
  public static final int MOST_QUBITS = 100_000;
  public static final int MOST_COMMUNICATION = 1_000_000;

  private static final int MOST_LINKS = 100_000;
  private static final int MOST_ENTRIES = 700_000;
  private static final int MOST_FIBRES = 100_000;
  private static final int LARGEST_FAT_TREE = 48;
  private static final int LARGEST_DRAGONFLY = 31;
  private static final int MOST_UNLIMITED = 4_096;
  private static final int FABRIC_USUAL = 4;
  private static final int COMMENT_WIDTH = 98;
  private static final List<String> WITH_RADIX =
      List.of("clos", "fat-tree", "bcube", "qfly", "data-centre");

  private Topologies() {}

  /** The text of a network file. */
  public static String text(Wish wish) {
    Shape shape = shape(wish);
    NetworkText text = new NetworkText(wish.qubits(), communication(wish, shape));
    shape.write(text);
    String file =
        text.file(head(wish, shape), wish.topology() + " of " + wish.qpus() + " machines");
    if (entries(file) > MOST_ENTRIES) {
      throw wrong(
          wish,
          "qpus",
          "a file too large to be read",
          "it would have " + entries(file) + " entries",
          "fewer machines were meant");
    }
    return file;
  }

  /** Keys, values, items, and twice each part that holds them: what the reader counts, or more. */
  private static long entries(String file) {
    long entries = 0;
    boolean isList = false;
    for (int i = 0; i < file.length(); i++) {
      switch (file.charAt(i)) {
        case ':', '{', '\n' -> entries += 2;
        case '[' -> {
          isList = true;
          entries += 3;
        }
        case ']' -> isList = false;
        case ',' -> entries += isList ? 1 : 0;
        default -> {}
      }
    }
    return entries;
  }

  /** What that file will have. */
  public static Counts counts(Wish wish) {
    return shape(wish).counts();
  }

  /** The end of a head that says what stays empty. */
  static String empty(int count, String noun) {
    return count == 0
        ? ""
        : " " + count + " " + noun + (count == 1 ? " stays" : "s stay") + " empty.";
  }

  private static Shape shape(Wish wish) {
    checkSizes(wish);
    Shape shape = wanted(wish);
    // Multiplied out wide: a shape counts its links in int.
    long pairs = (long) wish.qpus() * (wish.qpus() - 1) / 2;
    if ((isFullyLinked(wish) && pairs > MOST_LINKS) || shape.counts().links() > MOST_LINKS) {
      throw wrong(
          wish,
          "qpus",
          "too many links between " + wish.qpus() + " machines",
          "a network file has at most " + MOST_LINKS + ", and any two machines have one here",
          "a topology whose machines relay was meant, such as domains");
    }
    if (shape.counts().fibres() > MOST_FIBRES) {
      throw wrong(
          wish,
          wish.radix().isPresent() ? "radix" : "qpus",
          shape.counts().fibres() + " fibres",
          "a network file has at most " + MOST_FIBRES,
          "another radix, or fewer machines, were meant");
    }
    return shape;
  }

  /** Before anything is counted: sizes that grow with a power of the radix. */
  private static void atMost(Wish wish, int most) {
    if (wish.radix().orElse(0) > most) {
      throw wrong(
          wish,
          "radix",
          "too large",
          "a " + wish.topology() + " of that radix has more fibres than a network file may",
          most + " was meant");
    }
  }

  private static Shape wanted(Wish wish) {
    return switch (wish.topology()) {
      case "all-to-all" -> new Direct(Direct.Kind.ALL_TO_ALL, wish.qpus());
      case "line" -> new Direct(Direct.Kind.LINE, wish.qpus());
      case "ring" -> new Direct(Direct.Kind.RING, wish.qpus());
      case "grid" -> new Direct(Direct.Kind.GRID, wish.qpus());
      case "star" -> new Star(wish.qpus());
      case "clos" -> clos(wish);
      case "fat-tree" -> fatTree(wish);
      case "bcube" -> bcube(wish);
      case "qfly" -> qfly(wish);
      case "data-centre" -> dataCentre(wish);
      case "metro" -> new Metro(wish.qpus());
      case "domains" -> domains(wish);
      default ->
          throw wrong(
              wish,
              "topology",
              "unknown topology \"" + InputText.shortened(wish.topology()) + "\"",
              "it is one of " + String.join(", ", NAMES),
              Nearest.suggestion(wish.topology(), NAMES));
    };
  }

  private static boolean isFullyLinked(Wish wish) {
    return !List.of("line", "ring", "grid", "bcube", "metro", "domains").contains(wish.topology());
  }

  private static void checkSizes(Wish wish) {
    inRange(wish, "qpus", wish.qpus(), 2, MOST_QPUS);
    inRange(wish, "qubits", wish.qubits(), 1, MOST_QUBITS);
    if (wish.communication() instanceof Wish.Communication.Exactly(int count)) {
      inRange(wish, "communication", count, 1, MOST_COMMUNICATION);
    }
    refuse(wish, "domains", wish.domains().isPresent() && !wish.topology().equals("domains"));
    refuse(wish, "radix", wish.radix().isPresent() && !WITH_RADIX.contains(wish.topology()));
  }

  private static void inRange(Wish wish, String component, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(
          wish,
          component,
          value < least ? "too small" : "too large",
          "it lies from " + least + " to " + most,
          (value < least ? least : most) + " was meant");
    }
  }

  private static void refuse(Wish wish, String component, boolean isOutOfPlace) {
    if (isOutOfPlace && NAMES.contains(wish.topology())) {
      throw wrong(
          wish,
          component,
          "no meaning for the topology " + wish.topology(),
          component.equals("radix")
              ? "it belongs to " + String.join(", ", WITH_RADIX)
              : "it belongs to domains",
          "one of the two is left over");
    }
  }

  private static Shape clos(Wish wish) {
    requireRadix(wish, 2, wish.radix().orElse(2), "n = 1 takes two ports");
    Clos clos = Clos.holding(wish.qpus(), wish.radix());
    requireRadix(
        wish,
        clos.ports(),
        wish.radix().orElse(clos.ports()),
        "%d input switches need %d ports in the middle".formatted(clos.r(), 2 * clos.r()));
    return clos;
  }

  private static Shape fatTree(Wish wish) {
    atMost(wish, LARGEST_FAT_TREE);
    int radix = wish.radix().orElse(2);
    if (radix < 2 || radix % 2 == 1) {
      throw wrong(
          wish, "radix", "not even", "a fat tree halves its ports", (radix + 1) + " was meant");
    }
    FatTree tree = FatTree.holding(wish.qpus(), wish.radix());
    requireHosts(wish, FatTree.hosts(tree.k()));
    return tree;
  }

  private static Shape bcube(Wish wish) {
    requireRadix(wish, 2, wish.radix().orElse(2), "a switch joins two servers or more");
    return BCube.holding(wish.qpus(), wish.radix());
  }

  private static Shape qfly(Wish wish) {
    atMost(wish, LARGEST_DRAGONFLY);
    requireRadix(wish, 3, wish.radix().orElse(3), "p = h = 1 and a = 2 take three ports");
    QFly fly = QFly.holding(wish.qpus(), wish.radix());
    requireHosts(wish, QFly.hosts(fly.p()));
    return fly;
  }

  private static Shape dataCentre(Wish wish) {
    requireRadix(wish, 6, wish.radix().orElse(6), "two machines a rack take six ports");
    DataCentre centre = DataCentre.holding(wish.qpus(), wish.radix());
    requireRadix(
        wish, centre.ports(), wish.radix().orElse(centre.ports()), "the spine joins all racks");
    return centre;
  }

  private static Shape domains(Wish wish) {
    int usual = 1;
    while ((usual + 1) * (usual + 1) <= wish.qpus() / 2) {
      usual++;
    }
    int count = wish.domains().orElse(usual);
    inRange(wish, "domains", count, 1, wish.qpus());
    return new Domains(wish.qpus(), count);
  }

  private static void requireRadix(Wish wish, int least, int given, String why) {
    if (given < least) {
      throw wrong(
          wish,
          "radix",
          "too few ports for " + wish.qpus() + " machines",
          why,
          least + " was meant");
    }
  }

  private static void requireHosts(Wish wish, long hosts) {
    if (hosts < wish.qpus()) {
      throw wrong(
          wish,
          "radix",
          "room for " + hosts + " of " + wish.qpus() + " machines",
          "the radix says how many a " + wish.topology() + " holds",
          "a larger one, or none, was meant");
    }
  }

  private static InputException wrong(
      Wish wish, String component, String what, String why, String maybe) {
    return new InputException(wish.at(component), what, why, maybe);
  }

  private static int communication(Wish wish, Shape shape) {
    return switch (wish.communication()) {
      case Wish.Communication.Exactly(int count) -> count;
      case Wish.Communication.Unlimited _ ->
          (int) Math.min(MOST_UNLIMITED, (long) wish.qpus() * wish.qubits());
      case Wish.Communication.Usual _ ->
          switch (shape) {
            case Direct direct -> 2 * direct.degree();
            case BCube cube -> 2 * cube.degree();
            case Domains domains -> 2 * domains.degree();
            case Star _, Clos _, FatTree _, QFly _, DataCentre _, Metro _ -> FABRIC_USUAL;
          };
    };
  }

  private static List<String> head(Wish wish, Shape shape) {
    Counts counts = shape.counts();
    List<String> lines = new ArrayList<>(wrapped(shape.words()));
    lines.addAll(
        wrapped(
            "%d machines of %d qubits%s; %d switches, %d stations, %d fibres, %d links."
                    .formatted(
                        counts.qpus(),
                        wish.qubits(),
                        counts.repeaters() > 0 ? " and " + counts.repeaters() + " repeaters" : "",
                        counts.switches(),
                        counts.stations(),
                        counts.fibres(),
                        counts.links())
                + " Machines, transducers and lengths are projections. Made by \"bellhop generate"
                + " network "
                + wish.topology()
                + "\"; change what you know better."));
    return lines;
  }

  private static List<String> wrapped(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= COMMENT_WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
