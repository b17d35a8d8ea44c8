package bellhop.circuit.qasm;

import java.util.Optional;

/** A part of OpenQASM 3 that is refused, known by the word that begins it. */
enum Feature {
  EXTERN("external functions", "extern"),
  TIMING("stretches and lengths of blocks", "stretch", "durationof"),
  COMPLEX("complex numbers", "complex", "im");

  private final String plural;
  private final String[] words;

  Feature(String plural, String... words) {
    this.plural = plural;
    this.words = words;
  }

  static Optional<Feature> find(String word) {
    for (Feature feature : values()) {
      for (String own : feature.words) {
        if (own.equals(word)) {
          return Optional.of(feature);
        }
      }
    }
    return Optional.empty();
  }

  String[] words() {
    return words.clone();
  }

  String plural() {
    return plural;
  }

  /** Reads on after "…; ". */
  String why() {
    return switch (this) {
      case EXTERN -> "they run on a computer beside the machine, which Bellhop does not have";
      case COMPLEX -> "no gate takes them";
      case TIMING ->
          "they belong to pulses and timing inside one machine, which Bellhop does not model";
    };
  }
}
