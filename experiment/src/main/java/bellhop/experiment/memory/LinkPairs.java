package bellhop.experiment.memory;

import bellhop.network.Value;
import bellhop.network.ValueFile;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pairs of links as {@code bellhop links --json} prints them: names and states, nothing else. */
public final class LinkPairs {
  private LinkPairs() {}

  /**
   * What a link gives, twirled, with the Pauli that makes the likeliest Bell state the one meant.
   *
   * @param link its name
   */
  public record Named(String link, BellWeights pair) {}

  /**
   * @param wanted name of the link; the only one if there is none
   * @throws InputException if the file has no such link, or its state is none
   */
  public static Named read(Path file, Optional<String> wanted) {
    Value.Entries forecast = ValueFile.read(file);
    List<Named> links = new ArrayList<>();
    for (Value link : items(of(forecast, "links"))) {
      links.add(new Named(text(of(link, "link")), pair(of(link, "state"))));
    }
    return links.stream()
        .filter(link -> wanted.map(link.link()::equals).orElse(links.size() == 1))
        .findFirst()
        .orElseThrow(() -> noLink(file, wanted, links.stream().map(Named::link).toList()));
  }

  private static InputException noLink(Path file, Optional<String> wanted, List<String> names) {
    return new InputException(
        Location.of(file.toString()),
        wanted.map(name -> "no link " + name).orElse(names.size() + " links"),
        "pairs are those of one link",
        wanted
            .map(name -> Nearest.suggestion(name, names))
            .orElse(file + ":" + (names.isEmpty() ? "LINK" : names.getFirst())));
  }

  private static BellWeights pair(Value state) {
    BellWeights weights = state(state).weights();
    return Stream.of(BellState.values())
        .map(weights::correct)
        .max(Comparator.comparingDouble(BellWeights::fidelity))
        .orElseThrow();
  }

  private static XState state(Value state) {
    try {
      return new XState(
          number(state, "r00"),
          number(state, "r01"),
          number(state, "r10"),
          number(state, "r11"),
          number(state, "c_re"),
          number(state, "c_im"),
          number(state, "d_re"),
          number(state, "d_im"));
    } catch (IllegalArgumentException e) {
      throw wrong(state.at(), "not a state of two qubits");
    }
  }

  private static double number(Value state, String name) {
    Value value = of(state, name);
    return Quantity.parse(text(value), Dimension.NUMBER, value.at());
  }

  private static Value of(Value value, String name) {
    if (value instanceof Value.Entries entries && entries.values().containsKey(name)) {
      return entries.values().get(name);
    }
    throw wrong(value.at(), "no " + name);
  }

  private static List<Value> items(Value value) {
    if (value instanceof Value.Items items) {
      return items.values();
    }
    throw wrong(value.at(), "no list");
  }

  private static String text(Value value) {
    if (value instanceof Value.Scalar scalar) {
      return scalar.text();
    }
    throw wrong(value.at(), "no single value");
  }

  private static InputException wrong(Location at, String what) {
    return new InputException(
        at, what, "links and their states are read as they are printed", "bellhop links --json");
  }
}
