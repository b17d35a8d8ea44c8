package bellhop.cli;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What says how many bits of which kind a shot has. */
final class WidthFlags {
  @Option(
      names = "--circuit",
      paramLabel = "FILE",
      description = "The circuit of the shots; --types says which of its bits they have.")
  Optional<String> circuit = Optional.empty();

  @Option(
      names = "--types",
      paramLabel = "M|D|L",
      description = "M for measurements, D for detectors, L for observables, such as DL.")
  Optional<String> types = Optional.empty();

  @Option(
      names = "--dem",
      paramLabel = "FILE",
      description = "The model of the shots; they have its detectors and observables.")
  Optional<String> model = Optional.empty();

  @Option(
      names = {"--num_measurements", "--num-measurements"},
      paramLabel = "N",
      description = "Measurements of a shot.")
  Optional<String> measurements = Optional.empty();

  @Option(
      names = {"--num_detectors", "--num-detectors"},
      paramLabel = "N",
      description = "Detectors of a shot.")
  Optional<String> detectors = Optional.empty();

  @Option(
      names = {"--num_observables", "--num-observables"},
      paramLabel = "N",
      description = "Observables of a shot.")
  Optional<String> observables = Optional.empty();

  @Option(
      names = {"--bits_per_shot", "--bits-per-shot"},
      paramLabel = "N",
      description = "Bits of a shot, whatever they are; not for dets.")
  Optional<String> bits = Optional.empty();

  /** Bits of one kind. */
  private enum Kind {
    M("--num_measurements"),
    D("--num_detectors"),
    L("--num_observables");

    private final String flag;

    Kind(String flag) {
      this.flag = flag;
    }
  }

  NamedFiles files() {
    return new NamedFiles().reads("--circuit", circuit).reads("--dem", model);
  }

  /**
   * @param formats of what is read and written
   */
  Width width(Terminal terminal, ShotFormat... formats) {
    Map<Kind, Long> counts = said(terminal);
    addNumber(Kind.M, measurements, counts);
    addNumber(Kind.D, detectors, counts);
    addNumber(Kind.L, observables, counts);
    Location place = Location.of(circuit.or(() -> model).orElse("qec convert"));
    Width width = Width.of(place, of(Kind.M, counts), of(Kind.D, counts), of(Kind.L, counts));
    if (bits.isPresent()) {
      return withBits(bits.get(), width, counts.isEmpty(), formats);
    }
    if (counts.isEmpty()) {
      throw new InputException(
          place,
          "nothing says how many bits a shot has",
          "no format of shots does",
          "--circuit with --types, --dem, --num_measurements or --bits_per_shot was meant");
    }
    return width;
  }

  private static long of(Kind kind, Map<Kind, Long> counts) {
    return counts.getOrDefault(kind, 0L);
  }

  /** By the circuit or the model. */
  private Map<Kind, Long> said(Terminal terminal) {
    if (circuit.isPresent() != types.isPresent()) {
      throw new InputException(
          Location.of(circuit.isPresent() ? "--circuit" : "--types"),
          circuit.isPresent() ? "not without --types" : "not without --circuit",
          "a circuit has bits of all kinds, and shots may have some of them",
          "--types M, --types D or --types DL was meant");
    }
    if (circuit.isPresent() && model.isPresent()) {
      throw new InputException(
          Location.of("--dem"),
          "not with --circuit",
          "both say how many detectors there are",
          "one of the two can go");
    }
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    if (circuit.isPresent()) {
      addTypes(new TextInput("--circuit", circuit, terminal).circuit(), counts);
    }
    if (model.isPresent()) {
      ErrorModel read = new TextInput("--dem", model, terminal).model();
      counts.put(Kind.D, read.detectorCount());
      counts.put(Kind.L, read.observableCount());
    }
    return counts;
  }

  private void addTypes(StabilizerCircuit read, Map<Kind, Long> counts) {
    String letters = types.orElse("");
    if (!letters.matches("(?!.*(.).*\\1)[MDL]+")) {
      throw new InputException(
          Flags.at("--types", letters),
          "not a choice of kinds",
          "it is made of M, D and L, each at most once",
          "--types M, --types D or --types DL was meant");
    }
    for (int i = 0; i < letters.length(); i++) {
      Kind kind = Kind.valueOf(letters.substring(i, i + 1));
      counts.put(
          kind,
          switch (kind) {
            case M -> read.recordCount();
            case D -> read.detectorCount();
            case L -> read.observableCount();
          });
    }
  }

  private void addNumber(Kind kind, Optional<String> number, Map<Kind, Long> counts) {
    if (number.isEmpty()) {
      return;
    }
    long count = Flags.whole(kind.flag, number.get(), 0, Width.MOST_BITS);
    boolean isFree = circuit.isEmpty() && (model.isEmpty() || kind == Kind.M);
    if (!isFree && of(kind, counts) != count) {
      throw new InputException(
          Flags.at(kind.flag, number.get()),
          "shots of " + circuit.or(() -> model).orElse("") + " have " + of(kind, counts),
          circuit.isPresent() ? "the circuit and --types say so" : "the model says so",
          "the flag can go");
    }
    counts.put(kind, count);
  }

  private static Width withBits(String text, Width width, boolean isAlone, ShotFormat... formats) {
    int count = (int) Flags.whole("--bits_per_shot", text, 1, Width.MOST_BITS);
    if (!isAlone && count != width.bits()) {
      throw new InputException(
          Flags.at("--bits_per_shot", text),
          "the other flags say " + width.bits(),
          "a shot has the bits of all its kinds",
          "the flag can go");
    }
    if (isAlone && Arrays.asList(formats).contains(ShotFormat.DETS)) {
      throw new InputException(
          Location.of("--bits_per_shot"),
          "not with dets",
          "dets names the kind of each bit",
          "--num_measurements " + count + " was meant");
    }
    return isAlone ? Width.ofMeasurements(count) : width;
  }
}
