package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.qec.model.Faults.Fault;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Splits faults of more than two detectors that their channel did not split, by parts that are
 * faults of the model, and not split themselves; where that fails, up to two detectors may be left
 * over as a new part.
 */
final class ModelSplits {
  private final String source;
  private final AnalysisOptions options;

  ModelSplits(String source, AnalysisOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * @param faults in the order of their symptoms
   * @throws InputException if one cannot be split, unless that is to be ignored
   */
  List<Fault> of(List<Fault> faults) {
    if (!options.splitsFaults()) {
      return faults;
    }
    long[][] parts =
        faults.stream().filter(ModelSplits::isPart).map(Fault::symptoms).toArray(long[][]::new);
    PartSearch search = new PartSearch(parts, parts.length);
    List<Fault> split = new ArrayList<>(faults.size());
    for (Fault fault : faults) {
      split.add(split(fault, faults, search));
    }
    return split;
  }

  private static boolean isPart(Fault fault) {
    int detectors = Symptoms.detectorCount(fault.symptoms());
    return fault.split() == null && (detectors == 1 || detectors == 2);
  }

  /** A part that is split itself, as a fault of two detectors, gives way to its parts. */
  private static long[] ofWholes(long[] split, List<Fault> faults) {
    return Targets.of(split).parts().stream()
        .map(part -> wholes(part.toArray(), faults))
        .reduce(ModelSplits::joined)
        .orElseThrow();
  }

  private static long[] wholes(long[] part, List<Fault> faults) {
    Fault wanted = new Fault(part, 0, null);
    int found = Collections.binarySearch(faults, wanted, Faults.BY_SYMPTOMS);
    return found < 0 ? part : faults.get(found).targets();
  }

  private static long[] joined(long[] one, long[] other) {
    long[] both = Arrays.copyOf(one, one.length + 1 + other.length);
    both[one.length] = Target.SEPARATOR;
    System.arraycopy(other, 0, both, one.length + 1, other.length);
    return both;
  }

  private Fault split(Fault fault, List<Fault> faults, PartSearch search) {
    if (fault.split() != null) {
      return fault.with(ofWholes(fault.split(), faults));
    }
    return Symptoms.detectorCount(fault.symptoms()) > 2 ? split(fault, search) : fault;
  }

  private Fault split(Fault fault, PartSearch search) {
    Optional<long[]> found = search.find(fault.symptoms(), 0);
    for (int remnant = 1; found.isEmpty() && remnant <= mostRemnant(); remnant++) {
      found = search.find(fault.symptoms(), remnant);
    }
    if (found.isEmpty() && !options.keepsUnsplit()) {
      throw unsplit(fault);
    }
    return fault.with(found.orElse(null));
  }

  private int mostRemnant() {
    return options.refusesRemnants() ? 0 : 2;
  }

  private InputException unsplit(Fault fault) {
    String names =
        Arrays.stream(fault.symptoms()).mapToObj(Target::text).collect(Collectors.joining(" "));
    return new InputException(
        Location.of(source),
        "the fault " + names + " cannot be split",
        "no parts of up to two detectors that the model has flip the same",
        "ignore_decomposition_failures, for a decoder that does not match");
  }
}
