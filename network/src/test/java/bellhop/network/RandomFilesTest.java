package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random files whose single values lie in their ranges, extremes included: each gives a link with a
 * physical state and a chance in (0, 1], or an error at a place; never anything else.
 */
class RandomFilesTest {
  private static final Seed SEED = new Seed(20260304);
  private static final int TRIES = 500;
  private static final List<String> GIVEN =
      List.of("fidelity", "rate", "success-probability", "pairs-per-pulse", "clock-rate");

  @Test
  void givesPhysicalLinksOrAnError() {
    for (String kind : NetworkSchema.KINDS) {
      RandomStream chance = SEED.stream(kind);
      int links = 0;
      for (int i = 0; i < TRIES; i++) {
        links += check(file(kind, chance), "%s %d of %s".formatted(kind, i, SEED));
      }
      assertThat(links).as("%s links that came about", kind).isGreaterThan(TRIES / 20);
    }
  }

  private static int check(String text, String name) {
    LinkModel model;
    try {
      model = NetworkReader.read(text, "random.yaml").links().getFirst().model();
    } catch (InputException e) {
      assertThat(e.location().line()).as("%s\n%s", name, text).isPositive();
      return 0;
    }
    assertThat(model.successProbability()).as("%s\n%s", name, text).isGreaterThan(0);
    assertThat(model.fidelity()).as("%s\n%s", name, text).isBetween(-1e-9, 1 + 1e-9);
    assertThat(model.attemptPeriod()).isGreaterThanOrEqualTo(model.emission());
    return 1;
  }

  private static String file(String kind, RandomStream chance) {
    boolean source = kind.equals(NetworkSchema.SOURCE);
    boolean optical = source || kind.endsWith("click");
    String mode = source || kind.equals(NetworkSchema.DOUBLE_CLICK) ? "conversion" : "pairs";
    String node =
        source
            ? "kind: source, pairs-per-pulse: 0.1, clock-rate: 1 MHz"
            : "kind: analyser, detector: {efficiency: 0.9, dark-rate: 100 Hz}";
    return """
    format: bellhop-network/1
    qpus: [{name: a, qubits: 1}, {name: b, qubits: 1}]
    qnus:
      - {name: a/0, qpu: a, communication-qubits: 1, transducer: {mode: %s, efficiency: 0.1%s}}
      - {name: b/0, qpu: b, communication-qubits: 1, transducer: {mode: %s, efficiency: 0.2%s}}
    nodes: [{name: hub, %s%s}]
    fibres:
      - {between: [a/0, hub], length: 10 m%s}
      - {between: [b/0, hub], length: 10 m}
    links: [{between: [a/0, b/0], kind: %s%s%s}]
    """
        .formatted(
            mode,
            optical ? some("transducer", "", chance) : "",
            mode,
            optical ? some("transducer", "", chance) : "",
            node,
            optical ? some("node", source ? kind : NetworkSchema.ANALYSER, chance) : "",
            optical ? some("fibre", "", chance) : "",
            kind,
            needs(kind, chance),
            some("link", kind, chance));
  }

  private static String needs(String kind, RandomStream chance) {
    return switch (kind) {
      case NetworkSchema.MICROWAVE ->
          ", efficiency: %s, attempt-period: %s s"
              .formatted(chance.nextDouble(), 1e-6 + chance.nextDouble());
      case NetworkSchema.MEASURED ->
          ", attempt-period: 1 us, success-probability: %s, fidelity: %s"
              .formatted(chance.nextDouble(), chance.nextDouble());
      default -> "";
    };
  }

  /** Up to three quantities of the section that the rest of the file does not give. */
  private static String some(String section, String kind, RandomStream chance) {
    List<Key> open = new ArrayList<>();
    for (Key key : NetworkSchema.section(section).keys()) {
      boolean fits = key.kinds().isEmpty() || key.kinds().contains(kind);
      boolean free = key.type() == Key.Type.QUANTITY && !key.required();
      if (fits && free && !GIVEN.contains(key.name())) {
        open.add(key);
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = chance.nextInt(4); i > 0 && !open.isEmpty(); i--) {
      Key key = open.remove(chance.nextInt(open.size()));
      boolean given =
          key.name().equals("attempt-period") && List.of("microwave", "measured").contains(kind);
      text.append(given ? "" : ", %s: %s".formatted(key.name(), value(key, chance)));
    }
    return text.toString();
  }

  private static String value(Key key, RandomStream chance) {
    double low = Math.max(key.least(), 1e-15);
    double high = key.greatest();
    double value =
        switch (chance.nextInt(6)) {
          case 0 -> key.least() == Double.MIN_VALUE ? low : key.least();
          case 1 -> high;
          default -> low * Math.pow(high / low, chance.nextDouble());
        };
    return value + " " + (key.dimension() == Dimension.NUMBER ? "" : unit(key));
  }

  private static String unit(Key key) {
    return key.dimension().units().getFirst().symbol();
  }
}
