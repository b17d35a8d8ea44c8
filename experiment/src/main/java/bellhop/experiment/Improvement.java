package bellhop.experiment;

import bellhop.network.Figure;
import bellhop.network.FigureChange;
import bellhop.units.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing about a link that a laboratory can make twice as good, at both ends at once. It knows
 * the figures of a network file, not what they come to.
 *
 * @param section kind of part in the file
 * @param keys figures that improve together
 * @param rule what is twice as good
 */
record Improvement(String section, List<String> keys, Rule rule) {
  /** What "twice as good" means for a figure. */
  enum Rule {
    /** Noise, loss in dB, times and errors. */
    HALVED("halved") {
      @Override
      double better(double value) {
        return value / 2;
      }
    },
    /** Coherence times, powers and rates. */
    DOUBLED("doubled") {
      @Override
      double better(double value) {
        return 2 * value;
      }
    },
    /** Efficiencies: what lacks to 1 is halved, but a small one is only doubled. */
    SHARE("better") {
      @Override
      double better(double value) {
        return Math.min(2 * value, (1 + value) / 2);
      }
    };

    private final String word;

    Rule(String word) {
      this.word = word;
    }

    abstract double better(double value);
  }

  /**
   * All, in the order in which equals are ranked. Lengths, frequencies and counts are no marks of
   * quality, and what trades rate for fidelity is an operating point.
   */
  static final List<Improvement> ALL =
      List.of(
          of("transducer", "efficiency", Rule.SHARE),
          of("transducer", "thermal-quanta", Rule.HALVED),
          of("transducer", "capture", Rule.SHARE),
          of("transducer", "added-noise", Rule.HALVED),
          of("transducer", "absorbed-energy", Rule.HALVED),
          of("transducer", "cooling-power", Rule.DOUBLED),
          of("transducer", "stage-cooling", Rule.DOUBLED),
          of("transducer", "stage-base", Rule.HALVED),
          of("transducer", "recovery", Rule.HALVED),
          of("transducer", "duty", Rule.SHARE),
          of("link", "efficiency", Rule.SHARE),
          of("link", "visibility", Rule.SHARE),
          of("link", "window", Rule.HALVED),
          of("link", "jitter", Rule.HALVED),
          of("link", "offset", Rule.HALVED),
          of("link", "detuning", Rule.HALVED),
          of("link", "catch-offset", Rule.HALVED),
          of("link", "lo-rms", Rule.HALVED),
          of("link", "phase-noise", Rule.HALVED),
          of("link", "attempt-period", Rule.HALVED),
          of("link", "prepare", Rule.HALVED),
          of("link", "pulse", Rule.HALVED),
          of("link", "window-separation", Rule.HALVED),
          of("link", "rate", Rule.DOUBLED),
          of("link", "success-probability", Rule.SHARE),
          of("link", "fidelity", Rule.SHARE),
          of("link", "herald", Rule.HALVED),
          of("fibre", "loss", Rule.HALVED),
          of("fibre", "connector-loss", Rule.HALVED),
          of("fibre", "splice-loss", Rule.HALVED),
          of("fibre", "extra-loss", Rule.HALVED),
          of("fibre", "conversion-efficiency", Rule.SHARE),
          of("fibre", "conversion-noise", Rule.HALVED),
          of("node", "loss", Rule.HALVED),
          of("node", "background-rate", Rule.HALVED),
          of("node", "clock-rate", Rule.DOUBLED),
          of("node", "logic", Rule.HALVED),
          of("detector", "efficiency", Rule.SHARE),
          of("detector", "dark-rate", Rule.HALVED),
          of("detector", "dead-time", Rule.HALVED),
          // Together, because T2 is at most 2 T1.
          new Improvement("memory", List.of("t1", "t2"), Rule.DOUBLED),
          of("memory", "residual-excitation", Rule.HALVED),
          of("memory", "transfer-error", Rule.HALVED),
          new Improvement("coherence", List.of("t1", "t2"), Rule.DOUBLED),
          of("coherence", "residual-excitation", Rule.HALVED),
          of("gates", "two-qubit-error", Rule.HALVED),
          new Improvement("readout", List.of("error-0-as-1", "error-1-as-0"), Rule.HALVED),
          of("reset", "time", Rule.HALVED));

  private static Improvement of(String section, String key, Rule rule) {
    return new Improvement(section, List.of(key), rule);
  }

  /** As the file has it: {@code thermal-quanta}, {@code t1 and t2}. */
  String parameter() {
    return String.join(" and ", keys);
  }

  /** With the kind of part before it: {@code transducer thermal-quanta}. */
  String name() {
    return section + " " + parameter();
  }

  private boolean isAbout(Figure figure) {
    return figure.section().equals(section) && keys.contains(figure.key());
  }

  private double better(Figure figure) {
    return rule.better(figure.value());
  }

  /** Whether the file has such a figure, and it can get better: no noise is no less when halved. */
  boolean isPossible(List<Figure> figures) {
    return figures.stream().anyMatch(f -> isAbout(f) && better(f) != f.value());
  }

  FigureChange change() {
    return figure -> isAbout(figure) ? better(figure) : figure.value();
  }

  List<LinkTarget.Changed> changes(List<Figure> figures) {
    return figures.stream()
        .filter(this::isAbout)
        .map(f -> new LinkTarget.Changed(f.key(), unit(f), f.value(), better(f)))
        .toList();
  }

  private static String unit(Figure figure) {
    return figure.dimension().units().getFirst().symbol();
  }

  /** {@code 1.2 ms → 2.4 ms}; {@code doubled} where several keys are. */
  String words(List<Figure> figures) {
    return keys.size() > 1
        ? rule.word
        : figures.stream()
            .filter(this::isAbout)
            .map(f ->
                Quantity.format(f.value(), f.dimension())
                    + " → "
                    + Quantity.format(better(f), f.dimension()))
            .collect(Collectors.joining(", "));
  }
}
