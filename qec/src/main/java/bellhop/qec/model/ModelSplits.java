package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import bellhop.qec.model.Faults.Fault;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Splits faults of more than two detectors that their channel did not split, by parts that are
 * faults of the model; where that fails, up to two detectors may be left over as a new part.
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
        faults.stream().map(Fault::symptoms).filter(ModelSplits::isPart).toArray(long[][]::new);
    PartSearch search = new PartSearch(parts, parts.length);
    List<Fault> split = new ArrayList<>(faults.size());
    for (Fault fault : faults) {
      boolean isDone = fault.split() != null || Symptoms.detectorCount(fault.symptoms()) <= 2;
      split.add(isDone ? fault : split(fault, search));
    }
    return split;
  }

  private static boolean isPart(long[] symptoms) {
    int detectors = Symptoms.detectorCount(symptoms);
    return detectors == 1 || detectors == 2;
  }

  private Fault split(Fault fault, PartSearch search) {
    Optional<long[]> found = search.find(fault.symptoms(), 0);
    for (int remnant = 1; found.isEmpty() && remnant <= mostRemnant(); remnant++) {
      found = search.find(fault.symptoms(), remnant);
    }
    if (found.isEmpty() && !options.keepsUnsplit()) {
      throw unsplit(fault);
    }
    return new Fault(fault.symptoms(), fault.probability(), found.orElse(null));
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
