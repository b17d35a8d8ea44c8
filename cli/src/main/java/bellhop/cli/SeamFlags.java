package bellhop.cli;

import bellhop.experiment.memory.CutSeam;
import bellhop.experiment.memory.CutSeam.Variant;
import bellhop.experiment.memory.Division;
import bellhop.experiment.memory.LinkPairs;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.qec.seam.Axis;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** A code over two machines: where it is cut, and what gates over the cut suffer. */
final class SeamFlags {
  private static final int MOST_BYTES = 1 << 28;

  @Option(
      names = "--seam-noise",
      paramLabel = "P[,P...]",
      description = "Over two machines: depolarising after each gate between them.")
  Optional<String> noise = Optional.empty();

  @Option(
      names = "--seam-fidelity",
      paramLabel = "F[,F...]",
      description = "Over two machines: gates by Bell pairs of that fidelity (Werner states).")
  Optional<String> fidelity = Optional.empty();

  @Option(
      names = "--seam-weights",
      paramLabel = "I,Z,X,Y",
      description = "Likewise, by pairs of these weights of Φ+ (I), Φ− (Z), Ψ+ (X) and Ψ− (Y).")
  Optional<String> weights = Optional.empty();

  @Option(
      names = "--seam-link",
      paramLabel = "FILE[:LINK]",
      description = "Likewise, by pairs of a link as \"bellhop links --json\" printed it.")
  Optional<String> link = Optional.empty();

  @Option(
      names = "--seam-cut",
      paramLabel = "AXIS",
      description =
          "Cut in the middle across x (default) or y; patches of surgery have their own seam.")
  Optional<String> cut = Optional.empty();

  @Option(
      names = "--machines",
      paramLabel = "FILE",
      description =
          "Any number of machines instead of a cut in the middle: a line \"qubit machine\" for each"
              + " qubit of the circuit, which --circuit writes.")
  Optional<String> machines = Optional.empty();

  @Option(
      names = "--seam-variant",
      paramLabel = "NAME",
      description =
          "direct (with --seam-noise); with pairs teleported (one for each gate, default) or cat (one"
              + " for gates of a check where that keeps the distance): see"
              + " docs/reference/seams.md.")
  Optional<String> variant = Optional.empty();

  @Option(
      names = "--seam-loss",
      paramLabel = "F",
      description = "Chance that a pair is announced as lost (default: 0).")
  Optional<String> loss = Optional.empty();

  /** What a gate between machines goes by. */
  private record Price(OptionalDouble noise, Optional<BellWeights> pair, Optional<String> link) {
    static Price noise(double p) {
      return new Price(OptionalDouble.of(p), Optional.empty(), Optional.empty());
    }

    static Price pair(BellWeights pair) {
      return new Price(OptionalDouble.empty(), Optional.of(pair), Optional.empty());
    }
  }

  /**
   * One for each value; without a seam the empty one.
   *
   * @param usual cut where no flag says it
   */
  List<Optional<CutSeam>> seams(Axis usual) {
    List<Price> prices = prices();
    if (prices.isEmpty()) {
      refuse("--seam-cut", cut, "without a seam");
      refuse("--machines", machines, "without a seam");
      refuse("--seam-variant", variant, "without a seam");
      refuse("--seam-loss", loss, "without pairs");
      return List.of(Optional.empty());
    }
    Division division = division(usual);
    Variant its = variant(prices.getFirst().noise().isPresent());
    if (its == Variant.DIRECT) {
      refuse("--seam-loss", loss, "without pairs");
    }
    double lost = loss.map(value -> Flags.probability("--seam-loss", value)).orElse(0.0);
    return prices.stream()
        .map(price ->
            Optional.of(
                new CutSeam(division, its, price.noise(), price.pair(), price.link(), lost)))
        .toList();
  }

  private Division division(Axis usual) {
    if (machines.isEmpty()) {
      return new Division.Cut(
          cut.map(its -> Flags.word("--seam-cut", its, Axis.class)).orElse(usual));
    }
    cut.ifPresent(its -> {
      throw new InputException(
          Flags.at("--seam-cut", its),
          "not with --machines",
          "the file says where each qubit is",
          "one of both can go");
    });
    String name = machines.get();
    return new Division.Listed(
        name, InputText.read(InputFile.of("--machines", name), MOST_BYTES, "a list of machines"));
  }

  private static void refuse(String flag, Optional<String> value, String without) {
    if (value.isPresent()) {
      throw new InputException(
          Flags.at(flag, value.get()),
          "not " + without,
          "nothing says what gates between machines suffer",
          "--seam-fidelity was meant too");
    }
  }

  private List<Price> prices() {
    if (Stream.of(noise, fidelity, weights, link).filter(Optional::isPresent).count() > 1) {
      throw new InputException(
          Location.of("--seam-noise, --seam-fidelity, --seam-weights, --seam-link"),
          "more than one",
          "each says what gates between machines suffer",
          "one of them can stay");
    }
    return Stream.of(
            noise.stream()
                .flatMap(its -> ListFlag.of("--seam-noise", its, SeamFlags::noise).stream()),
            fidelity.stream()
                .flatMap(its -> ListFlag.of("--seam-fidelity", its, SeamFlags::werner).stream()),
            weights.stream().map(SeamFlags::weighed),
            link.stream().map(SeamFlags::linked))
        .flatMap(prices -> prices)
        .toList();
  }

  private static Price noise(String given) {
    return Price.noise(Flags.probability("--seam-noise", given));
  }

  private static Price werner(String given) {
    double fidelity = Flags.fidelity("--seam-fidelity", given);
    return Price.pair(XState.werner(fidelity, BellState.PHI_PLUS).weights());
  }

  private static Price weighed(String given) {
    return Price.pair(Flags.weights("--seam-weights", given));
  }

  private static Price linked(String given) {
    LinkPairs.Named found = LinkFlag.read("--seam-link", given);
    return new Price(OptionalDouble.empty(), Optional.of(found.pair()), Optional.of(found.link()));
  }

  private Variant variant(boolean isNoise) {
    Variant usual = isNoise ? Variant.DIRECT : Variant.TELEPORTED;
    Variant its =
        variant.map(word -> Flags.word("--seam-variant", word, Variant.class)).orElse(usual);
    if (isNoise != (its == Variant.DIRECT)) {
      throw new InputException(
          Flags.at("--seam-variant", variant.orElse("")),
          isNoise ? "not with --seam-noise" : "not with pairs",
          "direct gates have noise of their own, the others that of pairs",
          isNoise ? "--seam-fidelity was meant" : "--seam-noise was meant");
    }
    return its;
  }
}
